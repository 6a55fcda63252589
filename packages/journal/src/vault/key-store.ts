import { type Connection, questionPool, withClient } from '../connection.ts'

/** The key of one subject and retention class, encrypted under the master key. */
export type StoredKey = {
  readonly id: string
  readonly subject: string
  readonly retention: string
  readonly wrapped: Buffer
}

/** Where keys are kept. Apart from the events, so that backups of one do not bring back what was erased from the other. */
export type KeyStore = {
  /** All keys, oldest first. */
  load(): Promise<StoredKey[]>
  /** Keeps the keys durably. Keys that are there already are left as they are. */
  save(keys: readonly StoredKey[]): Promise<void>
  /** Deletes durably the keys of a subject, in one retention class or in all, except those listed. */
  remove(subject: string, retention: string | undefined, except: readonly string[]): Promise<void>
  close(): Promise<void>
}

const SCHEMA = `
  create schema if not exists journal_vault;
  create table if not exists journal_vault.key (
    id text collate "C" primary key,
    subject text not null,
    retention text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now()
  );
  create index if not exists key_subject on journal_vault.key (subject);
`

// Any number will do, as long as nobody else in the database uses it.
const SCHEMA_LOCK = 0x6a6f7673

/** A key store in a PostgreSQL schema of its own, `journal_vault`; best in a database of its own. */
export const postgresKeyStore = async (connection: Connection): Promise<KeyStore> => {
  await withClient(connection, 'journal vault', async (client) => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK])
    await client.query(SCHEMA)
    await client.query('commit')
  })
  const pool = questionPool(connection, 'journal vault', 1)
  return {
    async load() {
      const { rows } = await pool.query<StoredKey>(
        'select id, subject, retention, wrapped from journal_vault.key order by created_at',
      )
      return rows
    },
    async save(keys) {
      await pool.query({
        name: 'save-keys',
        text: `insert into journal_vault.key (id, subject, retention, wrapped)
               select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) on conflict do nothing`,
        values: [
          keys.map((key) => key.id),
          keys.map((key) => key.subject),
          keys.map((key) => key.retention),
          keys.map((key) => key.wrapped),
        ],
      })
    },
    async remove(subject, retention, except) {
      await pool.query(
        `delete from journal_vault.key
         where subject = $1 and ($2::text is null or retention = $2) and id <> all ($3::text[])`,
        [subject, retention ?? null, except],
      )
      // A deleted row stays in its page until vacuum; what is left of it is still encrypted under the master key.
      await pool.query('vacuum journal_vault.key')
    },
    close: () => pool.end(),
  }
}
