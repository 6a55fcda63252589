import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Indexed } from './points.ts'
import { search, searchable } from './search.ts'

const at = (id: string, address: string, ...accounts: string[]): Indexed => ({
  id,
  address,
  position: [69.2812345, 41.3112345],
  accounts,
})
const all = [
  at('1-1', 'Mirzo Ulugʻbek 12', '1001'),
  at('1-2', 'Qatortol 12, 3-xonadon', '1002', '2AB7'),
  at('1-3', 'Bogʻ tor koʻchasi 7', '1003'),
  at('1-4', 'Чиланзар 12', 'R1L0.1004'),
  at('1-5', 'Qatortol 120'),
].map(searchable)
const found = async (question: string, limit = 20) => (await search(all, question, limit)).map(({ id }) => id)

describe('premises are found', () => {
  test.each<[string, string, string[]]>([
    ['by a word', 'qatortol', ['1-5', '1-2']],
    ['by words in any order', '12 qatortol', ['1-5', '1-2']],
    ['whatever the apostrophe', "ulug'bek", ['1-1']],
    ['as it is printed', 'Ulug‘bek', ['1-1']],
    ['without one', 'ulugbek', ['1-1']],
    ['in Cyrillic, whatever the case', 'чиЛАНзар', ['1-4']],
    ['by the account', '1003', ['1-3']],
    ['by the second account', '2ab7', ['1-2']],
    ['by nothing', '  ', []],
    ['by what is nowhere', 'qatortol 77', []],
    ['by an apostrophe alone', "'", []],
  ])('%s', async (_name, question, ids) => expect(await found(question)).toEqual(ids))

  test('at most as many as are wanted, and these are the best', async () => {
    const every = await found('1')
    expect(every).toHaveLength(5)
    for (let limit = 1; limit <= 5; limit++) expect(await found('1', limit)).toEqual(every.slice(0, limit))
  })

  test('with the account that was asked for, and no name', async () =>
    expect(await search(all, '2AB7', 20)).toEqual([{ id: '1-2', address: 'Qatortol 12, 3-xonadon', account: '2AB7' }]))

  test('in a whole city bit by bit: others have their turns meanwhile', async () => {
    const city = Array.from({ length: 40_000 }, (_, n) => searchable(at(`1-${n}`, `Navoiy ${n}`)))
    let turns = 0
    let isOver = false
    const others = (async () => {
      for (; !isOver; turns++) await nextTurn()
    })()
    const ids = (await search(city, 'n', 3)).map(({ id }) => id)
    isOver = true
    await others
    expect(ids).toEqual(['1-0', '1-1', '1-10'])
    expect(turns).toBeGreaterThan(40)
  })
})
