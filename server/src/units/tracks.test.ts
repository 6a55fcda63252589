import { testDatabase } from '@yordam/postgres/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hours, now, seconds } from '../fixtures/people.ts'
import type { Fix } from './positions.ts'
import { addsToTrack, trackAt, UnitTracks } from './tracks.ts'

const fix = (at: number, longitude = 69.2, heading: number | null = 90): Fix => ({
  position: [longitude, 41.3],
  heading,
  at: now + at,
})

describe('of what a crew’s phone reports the track keeps', () => {
  test.each([
    ['the first', undefined, fix(0), true],
    ['not every second of a straight street', fix(0), fix(seconds(1), 69.3), false],
    ['one in five seconds of it', fix(0), fix(seconds(5), 69.3), true],
    ['every turn', fix(0), fix(seconds(1), 69.3, 105), true],
    ['no two turns within a second', fix(0), fix(999, 69.3, 180), false],
    ['no turn over north that is none', fix(0, 69.2, 355), fix(seconds(1), 69.3, 5), false],
    ['who stands, once a minute', fix(0), fix(seconds(59)), false],
    ['and then again', fix(0), fix(seconds(60)), true],
    ['where nobody knows the heading, by time alone', fix(0, 69.2, null), fix(seconds(1), 69.3, 180), false],
  ])('%s', (_what, last, next, kept) => expect(addsToTrack(last, next)).toBe(kept))
})

test('a track says where its unit was last', () => {
  const track = [fix(0, 69.1), fix(10, 69.2)]
  expect([-1, 0, 9, 10, 99].map((at) => trackAt(track, now + at)?.position[0])).toEqual([
    undefined,
    69.1,
    69.1,
    69.2,
    69.2,
  ])
})

describe('tracks', () => {
  let pool: pg.Pool
  let close: () => Promise<void>
  let tracks: UnitTracks
  let staffed: Map<string, number>
  beforeAll(async () => {
    const database = await testDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 2 })
    close = async () => {
      await pool.end()
      await database.drop()
    }
  })
  afterAll(() => close?.())
  beforeEach(async () => {
    await pool.query('drop schema if exists telemetry cascade')
    staffed = new Map(['T-11', 'T-12'].map((unit) => [unit, 0]))
    tracks = new UnitTracks(pool, (unit) => staffed.get(unit))
    await tracks.open()
    return () => tracks.close()
  })

  const times = async (from: number, until: number, every?: number) =>
    Object.fromEntries(
      [...(await tracks.between(['T-11', 'T-12', 'T-13'], now + from, now + until, every))].map(([unit, track]) => [
        unit,
        track.map(({ at }) => at - now),
      ]),
    )
  const drive = (unit: string, ...at: readonly number[]) => {
    for (const one of at) tracks.follow(unit, fix(one, 69 + one / 1e9))
  }

  test('are of a time, each with the last place before it', async () => {
    drive('T-11', 0, seconds(10), seconds(20), seconds(30))
    drive('T-12', seconds(12))
    expect(await times(seconds(15), seconds(25))).toEqual({ 'T-11': [10_000, 20_000], 'T-12': [12_000] })
    expect(await times(-1, 0)).toEqual({ 'T-11': [0] })
  })

  test('are of staffed units only, while they are', async () => {
    drive('T-13', 0)
    drive('T-11', 0)
    staffed.delete('T-11')
    drive('T-11', seconds(10))
    staffed.set('T-11', now + seconds(15))
    drive('T-11', seconds(14))
    drive('T-11', seconds(20))
    expect(await times(-1, hours(1))).toEqual({ 'T-11': [0, 20_000] })
  })

  test('begin anew with each shift, also where the one before ended', async () => {
    tracks.follow('T-11', fix(0))
    tracks.follow('T-11', undefined)
    tracks.follow('T-11', fix(seconds(20)))
    expect(await times(-1, hours(1))).toEqual({ 'T-11': [0, 20_000] })
  })

  test('of a phone that says ten times a second where it is have no more than one place a second', async () => {
    for (let n = 0; n < 100; n++) tracks.follow('T-11', fix(n * 100, 69 + n / 1e4, (n * 40) % 360))
    await tracks.writeDown()
    const { rows } = await pool.query('select at from telemetry.unit_track')
    expect(rows).toHaveLength(10)
  })

  test('can be asked for more coarsely', async () => {
    drive('T-11', ...Array.from({ length: 13 }, (_, n) => seconds(5 * n)))
    expect((await times(0, seconds(60), 30_000))['T-11']).toHaveLength(4)
  })

  test('are coarse after a day, and gone after thirty', async () => {
    drive('T-11', ...Array.from({ length: 25 }, (_, n) => seconds(5 * n)))
    await tracks.writeDown()
    await tracks.coarsen(now + hours(24))
    expect((await times(-1, hours(1)))['T-11']).toHaveLength(25)
    await tracks.coarsen(now + hours(24) + seconds(60))
    const coarse = (await times(-1, hours(1)))['T-11']!
    expect(coarse.filter((at) => at < 60_000).length).toBeLessThanOrEqual(2)
    expect(coarse.filter((at) => at >= 60_000)).toHaveLength(13)
    await tracks.coarsen(now + hours(24 * 30) + seconds(121))
    expect(await times(-1, hours(1))).toEqual({})
  })

  test('what the database did not take is not lost', async () => {
    drive('T-11', 0)
    await pool.query('alter table telemetry.unit_track rename to away')
    await expect(tracks.writeDown()).rejects.toThrow()
    await pool.query('alter table telemetry.away rename to unit_track')
    expect(await times(-1, 0)).toEqual({ 'T-11': [0] })
  })
})
