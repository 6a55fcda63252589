import type { Pool } from 'pg'

/** For so long a code of an authenticator app can be right: its own 30 seconds, and one step on either side (RFC 6238, 5.2). Seconds. */
const rightFor = 90

const tables = `
  create schema if not exists identity;
  create table if not exists identity.used_code (
    staff text not null, code text not null, ends_at timestamptz not null, primary key (staff, code))`

/** Codes of authenticator apps by which somebody came in: who has looked over a shoulder does not come in by the same one. */
export class Codes {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async prepare(): Promise<void> {
    await this.#pool.query(tables)
  }

  /** Whether this code was not used yet; now it is. Of two at the same time, one was first. */
  async use(staff: string, code: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `insert into identity.used_code (staff, code, ends_at) values ($1, $2, now() + make_interval(secs => $3))
       on conflict (staff, code) do update set ends_at = excluded.ends_at where used_code.ends_at < now()`,
      [staff, code, rightFor],
    )
    return rowCount === 1
  }

  async forgetEnded(): Promise<void> {
    await this.#pool.query('delete from identity.used_code where ends_at < now()')
  }
}
