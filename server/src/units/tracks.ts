import type { Pool } from 'pg'
import type { Fix } from './positions.ts'

/**
 * Where staffed units have been: telemetry, not history. Kept as it came for a day, so that what was done can be looked at
 * again, then one place a minute for thirty days, then not at all. Nobody else leaves a track anywhere.
 */

const writeDownEvery = 5_000
const fullFor = 24 * 3_600_000
const coarseStep = 60_000
const coarseFor = 30 * 24 * 3_600_000

/** What a straight line between its neighbours would say as well is left out: one fix in five seconds, and every turn. */
const straight = { every: 5_000, degrees: 15 }
/** However often a phone says where it is, and however it turns: it goes on record no more often than this. */
const leastBetween = 1_000
/** Who stands still says so once a minute. */
const standingEvery = 60_000

/** Whether a fix adds to a track of which `last` is the last one kept. */
export const addsToTrack = (last: Fix | undefined, fix: Fix): boolean => {
  if (last === undefined) return true
  const passed = fix.at - last.at
  if (passed < leastBetween) return false
  const stands = fix.position[0] === last.position[0] && fix.position[1] === last.position[1]
  if (stands) return passed >= standingEvery
  return passed >= straight.every || turned(last.heading, fix.heading) >= straight.degrees
}

/** Degrees between two headings, 0 to 180. */
const turned = (before: number | null, after: number | null): number => {
  if (before === null || after === null) return 0
  const difference = Math.abs(after - before) % 360
  return Math.min(difference, 360 - difference)
}

const makeTables = ['unit_track', 'unit_track_coarse']
  .map(
    (name) => `
      create table if not exists telemetry.${name} (
        unit text collate "C", at bigint, longitude float8 not null, latitude float8 not null, heading float8,
        primary key (unit, at));
      create index if not exists ${name}_at on telemetry.${name} using brin (at);`,
  )
  .join('')

interface Row {
  readonly unit: string
  /** Whole numbers come as text. */
  readonly at: string
  readonly longitude: number
  readonly latitude: number
  readonly heading: number | null
}

/** A track: places in the order of their times. */
export type Track = readonly Fix[]

/** Where a track says that its unit was at a time: the last place before it. */
export const trackAt = (track: Track, at: number): Fix | undefined => track.findLast((fix) => fix.at <= at)

export class UnitTracks {
  readonly #pool: Pool
  /** Since when somebody is on a unit, ms; undefined while nobody is. */
  readonly #staffedSince: (unit: string) => number | undefined
  readonly #last = new Map<string, Fix>()
  #unwritten: [unit: string, fix: Fix][] = []
  #timer: NodeJS.Timeout | undefined

  constructor(pool: Pool, staffedSince: (unit: string) => number | undefined) {
    this.#pool = pool
    this.#staffedSince = staffedSince
  }

  async open(): Promise<void> {
    await this.#pool.query(`create schema if not exists telemetry; ${makeTables}`)
    // What could not be written stays, and is tried again with the next.
    this.#timer = setInterval(() => void this.writeDown().catch(() => undefined), writeDownEvery)
  }

  /**
   * Hand every fix to this as it is reported, and that it is known no more where a unit is. One of before the shift, sent late,
   * is where somebody was in their own time.
   */
  follow(unit: string, fix: Fix | undefined): void {
    const since = this.#staffedSince(unit)
    if (fix === undefined || since === undefined || fix.at < since) {
      this.#last.delete(unit)
      return
    }
    if (!addsToTrack(this.#last.get(unit), fix)) return
    this.#last.set(unit, fix)
    this.#unwritten.push([unit, fix])
  }

  async writeDown(): Promise<void> {
    if (this.#unwritten.length === 0) return
    const taken = this.#unwritten
    this.#unwritten = []
    const rows = taken.map(([unit, { position, heading, at }]) => ({
      unit,
      at,
      longitude: position[0],
      latitude: position[1],
      heading,
    }))
    try {
      await this.#pool.query(
        `insert into telemetry.unit_track
         select * from json_to_recordset($1) as row (unit text, at bigint, longitude float8, latitude float8, heading float8)
         on conflict do nothing`,
        [JSON.stringify(rows)],
      )
    } catch (error) {
      this.#unwritten.unshift(...taken)
      throw error
    }
  }

  /**
   * The tracks of units from one time to another (milliseconds), by unit; each begins with the last place before, where
   * one is known. `every`: no more than one place for each so many milliseconds.
   */
  async between(units: readonly string[], from: number, until: number, every = 1): Promise<Map<string, Fix[]>> {
    await this.writeDown()
    const { rows } = await this.#pool.query<Row>(
      // Not materialized: each use of it looks into the indexes of both tables.
      `with kept as not materialized (
         select * from telemetry.unit_track union all select * from telemetry.unit_track_coarse
       )
       select before.* from unnest($1::text[]) as wanted (id),
         lateral (select * from kept where unit = wanted.id and at <= $2 order by at desc limit 1) before
       union all
       (select distinct on (unit, at / $4) * from kept where unit = any($1) and at > $2 and at <= $3
        order by unit, at / $4, at)
       order by unit, at`,
      [units, from, until, every],
    )
    const tracks = new Map<string, Fix[]>()
    for (const { unit, at, longitude, latitude, heading } of rows) {
      const fix = { position: [longitude, latitude] as Fix['position'], heading, at: Number(at) }
      const track = tracks.get(unit)
      if (track) track.push(fix)
      else tracks.set(unit, [fix])
    }
    return tracks
  }

  /** Makes coarse what is older than a day, and forgets what is older than thirty. */
  async coarsen(now: number): Promise<void> {
    await this.#pool.query(
      `with gone as (delete from telemetry.unit_track where at < $1 returning *)
       insert into telemetry.unit_track_coarse
       select distinct on (unit, at / $2) * from gone order by unit, at / $2, at
       on conflict do nothing`,
      [now - fullFor, coarseStep],
    )
    await this.#pool.query('delete from telemetry.unit_track_coarse where at < $1', [now - coarseFor])
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.writeDown()
  }
}
