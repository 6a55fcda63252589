import type { SealingKey, Vault } from '@yordam/journal'
import type { Pool } from 'pg'
import { type Retention, retentionOf } from '../platform/personal.ts'

/** A photograph that no event has told of for so long was left behind by a crash, and goes. */
const orphanAfter = 3_600_000

const tables = `
  create schema if not exists pictures;
  create table if not exists pictures.photo (
    id uuid primary key, incident text collate "C" not null, kept_at bigint not null, sealed bytea not null);
  create index if not exists photo_incident on pictures.photo (incident);
  alter table pictures.photo alter column sealed set storage external`

/**
 * The pictures themselves, each sealed under the key of its incident: where that key is destroyed, no picture can be
 * opened again. A picture is stored before the event that tells of it, so that no event is ever without one; a picture
 * that no event tells of is swept away.
 */
export class PhotoStore {
  readonly #pool: Pool
  readonly #vault: Vault

  constructor(pool: Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async prepare(): Promise<void> {
    await this.#pool.query(tables)
  }

  /** The key under which pictures of an incident are sealed before they come here. */
  keyOf(incident: string, now: number): SealingKey {
    return this.#vault.lend({ subject: `incident:${incident}`, retention: retentionOf('photograph', now) })
  }

  async keep(id: string, incident: string, sealed: Uint8Array, now: number): Promise<void> {
    await this.#vault.settled()
    await this.#pool.query('insert into pictures.photo (id, incident, kept_at, sealed) values ($1, $2, $3, $4)', [
      id,
      incident,
      now,
      sealed,
    ])
  }

  /** The incident of a photograph; undefined when there is none of that name. */
  async incidentOf(id: string): Promise<string | undefined> {
    if (!isUuid(id)) return undefined
    const { rows } = await this.#pool.query('select incident from pictures.photo where id = $1', [id])
    return rows[0]?.incident
  }

  /** The picture; undefined when there is none, or its key is destroyed. */
  async read(id: string): Promise<Buffer | undefined> {
    const { rows } = await this.#pool.query('select sealed from pictures.photo where id = $1', [id])
    return rows[0] && this.#vault.openBytes(rows[0].sealed)
  }

  async forget(id: string): Promise<void> {
    await this.#pool.query('delete from pictures.photo where id = $1', [id])
  }

  /** Takes away what no event tells of, and what nobody can open any more. Returns how many pictures that were. */
  async sweep(now: number): Promise<number> {
    const legible = Array.from(this.#vault.held()).flatMap(({ subject, retention }) =>
      retention === ('incident' satisfies Retention) ? [subject] : [],
    )
    const { rowCount } = await this.#pool.query(
      `delete from pictures.photo p where kept_at < $1 and (
         not exists (select from board.incident i, json_array_elements(i.state -> 'photos') one
                     where i.id = p.incident and one ->> 'id' = p.id::text)
         or not 'incident:' || p.incident = any($2))`,
      [now - orphanAfter, legible],
    )
    return rowCount ?? 0
  }
}

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
