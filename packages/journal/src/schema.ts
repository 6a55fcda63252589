import type pg from 'pg'
import { UnusableDatabase } from './errors.ts'

/** Raised by `journal.fence` when the writer is no longer the writer. */
export const FENCED = 'JF001'

/** What was changed in the schema, in order. A migration that was released is never edited; a new one is added. */
const migrations: readonly string[] = [
  `
  create table journal.event (
    seq bigint not null,
    at bigint not null,                 -- milliseconds since 1970, UTC
    stream text collate "C" not null,
    version int,                        -- null: a received fact in an unversioned stream
    type text collate "C" not null,
    body text not null,                 -- JSON, kept as text: it is hashed byte for byte
    private text,                       -- JSON: field name -> sealed part
    primary key (seq) with (fillfactor = 100)
  );
  -- Each row stands in the primary key and in one of these two. The index of unversioned rows has no seq: without it
  -- equal streams share one entry, which makes an insert four times cheaper (1.4 us instead of 6.5 us).
  create unique index event_version on journal.event (stream, version) where version is not null;
  create index event_stream on journal.event (stream) where version is null;

  create table journal.command (
    key text collate "C" primary key,
    at bigint not null,
    first_seq bigint not null,
    last_seq bigint not null,
    answer text not null                -- JSON without personal data
  );
  create index command_at on journal.command using brin (at);

  create table journal.writer (
    site int primary key,
    fencing bigint not null,
    holder jsonb not null,
    since timestamptz not null default now()
  );

  create table journal.seal (
    log text collate "C" not null,      -- fingerprint of the public key
    size bigint not null,
    head text not null,                 -- the signed text itself
    signature text not null,
    primary key (log, size)
  );

  -- FOR SHARE makes a new writer wait for a batch in flight, and every later batch of the old writer see the new number.
  create function journal.fence(site_ int, fencing_ bigint) returns void language plpgsql as $$
  begin
    perform 1 from journal.writer where site = site_ and fencing = fencing_ for share;
    if not found then
      raise exception 'fencing number % of site % is no longer valid', fencing_, site_ using errcode = '${FENCED}';
    end if;
  end $$;

  create function journal.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger append_only before update or delete or truncate on journal.event
    for each statement execute function journal.refuse_change();
  create trigger append_only before update or delete or truncate on journal.seal
    for each statement execute function journal.refuse_change();
  `,
]

// Any number will do, as long as nobody else in the database uses it.
const MIGRATION_LOCK = 0x6a6f7572

/**
 * Brings the schema `journal` to the present version. Safe to run again and from two processes at once.
 *
 * @throws {UnusableDatabase} when the database is not in UTF-8, or was used by a newer version.
 */
export const migrate = async (client: pg.ClientBase): Promise<void> => {
  const {
    rows: [server],
  } = await client.query<{ encoding: string }>(`select current_setting('server_encoding') as encoding`)
  if (server?.encoding !== 'UTF8') {
    throw new UnusableDatabase(
      `The database must be in UTF8, because events are hashed byte for byte; it is in ${server?.encoding}`,
    )
  }
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query(`create schema if not exists journal`)
    await client.query(
      `create table if not exists journal.migration (version int primary key, at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ version: number }>(
      'select coalesce(max(version), 0) as version from journal.migration',
    )
    const present = rows[0]?.version ?? 0
    if (present > migrations.length) {
      throw new UnusableDatabase(
        `The journal's schema is at version ${present}, newer than this program knows (${migrations.length})`,
      )
    }
    for (const [index, sql] of migrations.entries()) {
      if (index < present) continue
      await client.query(sql)
      await client.query('insert into journal.migration (version) values ($1)', [index + 1])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the first error is the one that matters
    throw error
  }
}
