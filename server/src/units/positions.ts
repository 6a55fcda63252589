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
  readonly #fixes = new Map<string, Fix>()
  readonly #unwritten = new Set<string>()
  readonly #listeners: ((unit: string, fix: Fix) => void)[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async open(): Promise<void> {
    await this.#pool.query(`
      create schema if not exists telemetry;
      create table if not exists telemetry.unit_position (
        unit text primary key, longitude float8 not null, latitude float8 not null, heading float8, at bigint not null)`)
    const { rows } = await this.#pool.query('select * from telemetry.unit_position')
    for (const { unit, longitude, latitude, heading, at } of rows) {
      this.#fixes.set(unit, { position: [longitude, latitude], heading, at: Number(at) })
    }
    // A checkpoint that fails is made up for by the next one.
    this.#timer = setInterval(() => void this.writeDown().catch(() => undefined), writeDownEvery)
  }

  of(unit: string): Fix | undefined {
    return this.#fixes.get(unit)
  }

  /** A fix that is older than the one at hand came late out of a tunnel, and is not gone back to. */
  report(unit: string, fix: Fix): void {
    const known = this.#fixes.get(unit)
    if (known && known.at > fix.at) return
    this.#fixes.set(unit, fix)
    this.#unwritten.add(unit)
    for (const listener of this.#listeners) listener(unit, fix)
  }

  onReport(listener: (unit: string, fix: Fix) => void): void {
    this.#listeners.push(listener)
  }

  async writeDown(): Promise<void> {
    if (this.#unwritten.size === 0) return
    const rows = [...this.#unwritten].map((unit) => {
      const { position, heading, at } = this.#fixes.get(unit)!
      return { unit, longitude: position[0], latitude: position[1], heading, at }
    })
    this.#unwritten.clear()
    await this.#pool.query(
      `insert into telemetry.unit_position
       select * from json_to_recordset($1) as row (unit text, longitude float8, latitude float8, heading float8, at bigint)
       on conflict (unit) do update set longitude = excluded.longitude, latitude = excluded.latitude,
         heading = excluded.heading, at = excluded.at`,
      [JSON.stringify(rows)],
    )
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.writeDown()
  }
}
