import { testDatabase } from '@yordam/postgres/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { now } from '../fixtures/people.ts'
import { type Fix, UnitPositions } from './positions.ts'

const fix = (at: number, longitude = 69.2): Fix => ({ position: [longitude, 41.3], heading: 90, at: now + at })

describe('where units are', () => {
  let pool: pg.Pool
  let close: () => Promise<void>
  let onDuty: Set<string>
  let positions: UnitPositions
  let told: [unit: string, at: number | undefined][]
  beforeAll(async () => {
    const database = await testDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 2 })
    close = async () => {
      await pool.end()
      await database.drop()
    }
  })
  afterAll(() => close?.())

  const opened = async () => {
    const opening = new UnitPositions(pool, (unit, one) => (onDuty.has(unit) && one.at >= now ? one : undefined))
    await opening.open()
    return opening
  }
  beforeEach(async () => {
    await pool.query('drop schema if exists telemetry cascade')
    onDuty = new Set(['T-11', 'T-12'])
    told = []
    positions = await opened()
    positions.onChange((unit, one) => told.push([unit, one && one.at - now]))
    return () => positions.close()
  })
  const written = async () => {
    await positions.writeDown()
    const { rows } = await pool.query('select unit, at from telemetry.unit_position order by unit')
    return rows.map(({ unit, at }) => [unit, Number(at) - now])
  }

  test('are the last ones, after a restart too', async () => {
    expect([fix(0), fix(20), fix(10)].map((one) => positions.report('T-11', one))).toEqual([true, true, false])
    expect(positions.of('T-11')).toEqual(fix(20))
    expect(told).toEqual([
      ['T-11', 0],
      ['T-11', 20],
    ])
    expect(await written()).toEqual([['T-11', 20]])
    const again = await opened()
    expect(again.of('T-11')).toEqual(fix(20))
    await again.close()
  })

  test('are not taken of who is not on duty, nor of a time before it', async () => {
    expect(positions.report('T-13', fix(0))).toBe(false)
    expect(positions.report('T-11', fix(-1))).toBe(false)
    expect([positions.of('T-13'), positions.of('T-11'), told]).toEqual([undefined, undefined, []])
    expect(await written()).toEqual([])
  })

  test('are forgotten after the duty, on the disk too, and it is told', async () => {
    positions.report('T-11', fix(0))
    positions.report('T-12', fix(0))
    expect(await written()).toHaveLength(2)
    onDuty.delete('T-11')
    positions.keepOnDuty('T-11')
    positions.keepOnDuty('T-12')
    expect([positions.of('T-11'), positions.of('T-12')]).toEqual([undefined, fix(0)])
    expect(told.at(-1)).toEqual(['T-11', undefined])
    expect(await written()).toEqual([['T-12', 0]])
  })

  test('are forgotten at the next start, when the server ended before it could', async () => {
    positions.report('T-11', fix(0))
    await positions.writeDown()
    onDuty.delete('T-11')
    const again = await opened()
    expect(again.of('T-11')).toBeUndefined()
    await again.close()
    expect(await written()).toEqual([])
  })

  test('that could not be taken off the disk are taken off later', async () => {
    positions.report('T-11', fix(0))
    await positions.writeDown()
    await pool.query('alter table telemetry.unit_position rename to away')
    onDuty.delete('T-11')
    positions.keepOnDuty('T-11')
    await expect(positions.writeDown()).rejects.toThrow()
    await pool.query('alter table telemetry.away rename to unit_position')
    expect(await written()).toEqual([])
  })
})
