import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../fixtures/house.ts'
import { anna } from '../../fixtures/people.ts'
import { kinds } from '../../kinds.ts'
import { send } from '../../messages/command.ts'
import { decide } from '../../stations/decide.ts'
import { stationKind } from '../../stations/evolve.ts'
import type { StationForm } from '../../stations/station.ts'
import { compareTables } from './compare.ts'

const tables = ['message', 'station', 'station_milestone', 'made']
const count = 1_203

let at: TestHouse
beforeAll(async () => {
  at = await openTestHouse()
  const sending = { fromUnit: null, to: { everybody: 'desk' }, text: 'x' } as const
  // More than a page of things, and one with a history of its own.
  await Promise.all(Array.from({ length: count }, () => at.house.commit(anna, (work) => send(work, sending))))
  for (let n = 0; n < 70; n++)
    await at.house.commit(anna, (work) => {
      const said = { id: 'CHR', name: `Chorsu ${n}`, position: [69, 41], area: null } satisfies StationForm
      const put = decide(work.state(stationKind, 'CHR'), { type: 'put', by: work.by, ...said })
      return work.decided(stationKind, 'CHR', put)
    })
  for (const name of tables) await at.pool.query(`create table saved_${name} as table board.${name}`)
})
afterEach(async () => {
  for (const name of tables)
    await at.pool.query(`truncate board.${name}; insert into board.${name} table saved_${name}`)
})
afterAll(() => at?.close())

const compared = () => compareTables(at.pool, kinds)
const changed = (columns: string, table: string, where: string) => `update board.${table} set ${columns} where ${where}`

test('read tables that nobody touched are what follows from the journal', async () => {
  expect(await compared()).toEqual({ rows: count + 1 + 2, differences: [], outdated: [] })
})

describe('is named', () => {
  test.each<[string, string, { table: string; id: string; detail: string }]>([
    [
      'a state that was changed',
      changed(`state = replace(state::text, 'false', 'true')::json`, 'message', `id = '1-700'`),
      { table: 'board.message', id: '1-700', detail: 'has another state' },
    ],
    [
      'something that was put aside as closed',
      changed('open = false', 'message', `id = '1-5'`),
      { table: 'board.message', id: '1-5', detail: 'has another open' },
    ],
    [
      'another column',
      changed('number = 7', 'message', `id = '1-1203'`),
      { table: 'board.message', id: '1-1203', detail: 'has another number' },
    ],
    [
      'another time of coming',
      changed('first_seq = first_seq - 1', 'station', 'true'),
      { table: 'board.station', id: 'CHR', detail: 'has another first_seq' },
    ],
    [
      'a row that was taken away',
      `delete from board.message where id = '1-10'`,
      { table: 'board.message', id: '1-10', detail: 'is missing' },
    ],
    ['a whole table', 'truncate board.station', { table: 'board.station', id: 'CHR', detail: 'is missing' }],
    [
      'a row that was put in, between others',
      `insert into board.message (id, version, open, first_seq, state, number)
       select '1-1000a', version, open, first_seq, state, number from board.message where id = '1-1000'`,
      { table: 'board.message', id: '1-1000a', detail: 'follows from no event' },
    ],
    [
      'a row that was put in, behind all others',
      `insert into board.message (id, version, open, first_seq, state, number)
       select '9-1', version, open, first_seq, state, number from board.message where id = '1-1'`,
      { table: 'board.message', id: '9-1', detail: 'follows from no event' },
    ],
    [
      'a milestone',
      changed(`state = replace(state::text, 'Chorsu 31', 'Chorsu')::json`, 'station_milestone', 'version = 32'),
      { table: 'board.station_milestone', id: 'CHR', detail: 'has another state' },
    ],
  ])('%s', async (_name, sql, difference) => {
    expect((await at.pool.query(sql)).rowCount).not.toBe(0)
    expect((await compared()).differences).toEqual([difference])
  })

  test('the first of many in each table', async () => {
    await at.pool.query(changed('version = 9', 'message', `id in ('1-3', '1-2', '1-900')`))
    await at.pool.query(`delete from board.station_milestone where version = 64`)
    expect((await compared()).differences.map(({ table, id }) => [table, id])).toEqual([
      ['board.station_milestone', 'CHR'],
      ['board.message', '1-2'],
    ])
  })
})

test('a table that is made anew at the next start is not compared', async () => {
  await at.pool.query(changed(`shape = 'old'`, 'made', `kind = 'message'`))
  expect(await compared()).toEqual({ rows: 3, differences: [], outdated: ['message'] })
})
