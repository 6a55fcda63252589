import type { Pool } from 'pg'
import type { Position } from '../platform/words.ts'

/** Where a unit is: telemetry, not history. It is held in memory, pushed to the screens, and written down now and then. */
export interface Fix {
  readonly position: Position
  /** Degrees clockwise from north. */
  readonly heading: number | null
  /** Milliseconds, UTC, by the crew's clock. */
  readonly at: number
}

const writeDownEvery = 5_000

export class UnitPositions {
  readonly #pool: Pool
  /** The place again, if it is one of which the room may know. */
  readonly #ofDuty: (unit: string, fix: Fix) => Fix | undefined
  readonly #fixes = new Map<string, Fix>()
  readonly #unwritten = new Set<string>()
  readonly #listeners: ((unit: string, fix: Fix | undefined) => void)[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(pool: Pool, ofDuty: (unit: string, fix: Fix) => Fix | undefined) {
    this.#pool = pool
    this.#ofDuty = ofDuty
  }

  async open(): Promise<void> {
    await this.#pool.query(`
      create schema if not exists telemetry;
      create table if not exists telemetry.unit_position (
        unit text primary key, longitude float8 not null, latitude float8 not null, heading float8, at bigint not null)`)
    const { rows } = await this.#pool.query('select * from telemetry.unit_position')
    for (const { unit, longitude, latitude, heading, at } of rows) {
      this.#fixes.set(unit, { position: [longitude, latitude], heading, at: Number(at) })
      // The server may have ended with the shift, before this was taken off the disk.
      this.keepOnDuty(unit)
    }
    // A checkpoint that fails is made up for by the next one.
    this.#timer = setInterval(() => void this.writeDown().catch(() => undefined), writeDownEvery)
  }

  of(unit: string): Fix | undefined {
    return this.#fixes.get(unit)
  }

  /**
   * A fix that is older than the one at hand came late out of a tunnel, and is not gone back to; one outside of duty is
   * nobody's business. Returns whether it was taken.
   */
  report(unit: string, fix: Fix): boolean {
    const known = this.#fixes.get(unit)
    if (!this.#ofDuty(unit, fix) || (known && known.at > fix.at)) return false
    this.#become(unit, fix)
    return true
  }

  /** Hand every unit to this when it has changed: after its duty, where it was is forgotten. */
  keepOnDuty(unit: string): void {
    const known = this.#fixes.get(unit)
    if (known && !this.#ofDuty(unit, known)) this.#become(unit, undefined)
  }

  /** Told of every fix that was taken, and of every unit of which it is no longer known where it is. */
  onChange(listener: (unit: string, fix: Fix | undefined) => void): void {
    this.#listeners.push(listener)
  }

  #become(unit: string, fix: Fix | undefined): void {
    if (fix) this.#fixes.set(unit, fix)
    else this.#fixes.delete(unit)
    this.#unwritten.add(unit)
    for (const listener of this.#listeners) listener(unit, fix)
  }

  async writeDown(): Promise<void> {
    if (this.#unwritten.size === 0) return
    const units = [...this.#unwritten]
    this.#unwritten.clear()
    const rows = units.flatMap((unit) => {
      const fix = this.#fixes.get(unit)
      if (!fix) return []
      return [{ unit, longitude: fix.position[0], latitude: fix.position[1], heading: fix.heading, at: fix.at }]
    })
    try {
      await this.#pool.query(
        `with forgotten as (delete from telemetry.unit_position where unit = any($2))
         insert into telemetry.unit_position
         select * from json_to_recordset($1) as row (unit text, longitude float8, latitude float8, heading float8, at bigint)
         on conflict (unit) do update set longitude = excluded.longitude, latitude = excluded.latitude,
           heading = excluded.heading, at = excluded.at`,
        [JSON.stringify(rows), units.filter((unit) => !this.#fixes.has(unit))],
      )
    } catch (error) {
      // What was to be forgotten must not stay.
      for (const unit of units) this.#unwritten.add(unit)
      throw error
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.writeDown()
  }
}
