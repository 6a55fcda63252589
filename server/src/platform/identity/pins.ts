import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Pool } from 'pg'

/** Tries of one desk for one person, after which their PIN is not taken there any more; and of all desks together, after which it is void. */
const tries = { atADesk: 5, altogether: 20 }

/** A salt and a hash in the form of better-auth, of no PIN at all. */
const noPin = `${'0'.repeat(32)}:${'0'.repeat(128)}`

const tables = `
  create schema if not exists identity;
  create table if not exists identity.pin (
    staff text primary key, hash text not null, ends_at timestamptz not null, failed jsonb not null default '{}')`

/**
 * PINs of a shift: set after a real sign-in, good at the desks of this duty centre until that session would end. A PIN is
 * short, so it is tried a few times and no more; then the passkey is asked for, which nobody else can use up.
 */
export class Pins {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async prepare(): Promise<void> {
    await this.#pool.query(tables)
  }

  async set(staff: string, pin: string, endsAt: number): Promise<void> {
    await this.#pool.query(
      `insert into identity.pin (staff, hash, ends_at) values ($1, $2, $3)
       on conflict (staff) do update set hash = excluded.hash, ends_at = excluded.ends_at, failed = '{}'`,
      [staff, await hashPassword(pin), new Date(endsAt)],
    )
  }

  async has(staff: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(`select 1 from identity.pin where staff = $1 and ends_at > now()`, [
      staff,
    ])
    return rowCount === 1
  }

  /** Whether this is their PIN. `desk`: the session in whose browser it was typed. */
  async isRight(staff: string, pin: string, desk: string): Promise<boolean> {
    // Counted before it is looked at: tries at the same time are tries too.
    const { rows } = await this.#pool.query<{ hash: string; here: number; altogether: number }>(
      `update identity.pin set failed = jsonb_set(failed, array[$2], to_jsonb(coalesce((failed->>$2)::int, 0) + 1))
       where staff = $1 and ends_at > now()
       returning hash, (failed->>$2)::int as here,
         (select sum(value::int) from jsonb_each_text(failed))::int as altogether`,
      [staff, desk],
    )
    const [found] = rows
    if (found && found.altogether > tries.altogether) await this.forget(staff)
    const counts = found && found.here <= tries.atADesk && found.altogether <= tries.altogether
    // As much is done for who has no PIN as for who has: from the desk nobody learns who is on shift.
    const isRight = await verifyPassword({ hash: counts ? found.hash : noPin, password: pin })
    if (!counts || !isRight) return false
    await this.#pool.query(`update identity.pin set failed = failed - $2 where staff = $1`, [staff, desk])
    return true
  }

  async forget(staff: string): Promise<void> {
    await this.#pool.query('delete from identity.pin where staff = $1', [staff])
  }

  async forgetEnded(): Promise<void> {
    await this.#pool.query('delete from identity.pin where ends_at < now()')
  }
}
