import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type BatchParts, BatchQuery, Prepared } from './batch-query.ts'
import { type Connection, clientConfig } from './connection.ts'
import { type Holder, JournalFenced, JournalLocked } from './errors.ts'
import { versionsOf } from './heads.ts'
import type { JsonObject } from './json.ts'

/** How long a new writer waits for the session of one that was just killed to end. */
const LOCK_PATIENCE_MS = 2_000
const LOCK_RETRY_MS = 100

// The first half of the advisory lock's key; the site is the second.
const LOCK_CLASS = 0x4a524e4c

/** Whoever cannot be reached any more must lose the lock in seconds, not in the two hours of a default TCP keep-alive. */
const SESSION_SETTINGS = `
  set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0;
  set tcp_keepalives_idle = 5;
  set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3;
  set tcp_user_timeout = 20000;
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local');
`

/** Who writes, and since when: the number by which the database knows a writer from its predecessors. */
export type Office = { readonly site: number; readonly fencing: number; readonly backend: number }

/** The writer's one connection. It holds the site's lock for as long as it lives. */
export class Session {
  readonly office: Office
  readonly #client: pg.Client
  readonly #prepared = new Prepared()

  constructor(client: pg.Client, office: Office) {
    this.#client = client
    this.office = office
  }

  /** Calls once when the connection is lost. */
  onLost(lost: (error: Error) => void): void {
    this.#client.on('error', lost)
  }

  /** @throws when a value of a statement cannot be sent. */
  encode(parts: BatchParts): BatchQuery {
    return new BatchQuery(this.#prepared, parts)
  }

  /**
   * Carries out one batch in one transaction. Rejects with a `pg.DatabaseError` of severity ERROR when it certainly did
   * not happen; after any other error its outcome is unknown.
   */
  async transact(batch: BatchQuery, timeoutMs: number): Promise<void> {
    const timer = setTimeout(() => this.drop(new Error(`No answer from the database for ${timeoutMs} ms`)), timeoutMs)
    try {
      this.#client.query(batch)
      await batch.done
    } finally {
      clearTimeout(timer)
    }
  }

  /** The last position in the table; 0 when it is empty. */
  async lastSeq(): Promise<number> {
    const { rows } = await this.#client.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from journal.event')
    return Number(rows[0]?.seq)
  }

  /** The versions at which streams are in the table. */
  versions(streams: readonly string[]): Promise<Map<string, number>> {
    return versionsOf(this.#client, streams)
  }

  async hasCommand(key: string): Promise<boolean> {
    const { rowCount } = await this.#client.query('select from journal.command where key = $1', [key])
    return rowCount === 1
  }

  /** @throws when the database has no room for one more megabyte. Leaves nothing behind. */
  async probe(): Promise<void> {
    try {
      await this.#client.query(`
        begin;
        create table journal.room (filler text);
        alter table journal.room alter column filler set storage plain;
        insert into journal.room select repeat('x', 8000) from generate_series(1, 128);
      `)
    } finally {
      await this.#client.query('rollback')
    }
  }

  /** Breaks the connection; what is in flight ends with an unknown outcome. */
  drop(error?: Error): void {
    const { stream } = (this.#client as unknown as { connection: pg.Connection }).connection
    stream.destroy(error)
  }

  async end(): Promise<void> {
    await this.#client.end().catch(() => {}) // a broken connection has ended
  }
}

const connect = async (connection: Connection): Promise<pg.Client> => {
  const client = new pg.Client({ ...clientConfig(connection, 'journal writer'), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  await client.query(SESSION_SETTINGS)
  return client
}

const tryLock = async (client: pg.Client, site: number): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
    LOCK_CLASS,
    site,
  ])
  return rows[0]?.locked === true
}

const holderOf = async (client: pg.Client, site: number): Promise<Holder | undefined> => {
  const { rows } = await client.query<{ fencing: string; since: Date; holder: JsonObject }>(
    'select fencing, since, holder from journal.writer where site = $1',
    [site],
  )
  const row = rows[0]
  return row && { ...row.holder, fencing: Number(row.fencing), since: row.since.toISOString() }
}

const endAfter = async <Result>(client: pg.Client, task: () => Promise<Result>): Promise<Result> => {
  try {
    return await task()
  } catch (error) {
    await client.end().catch(() => {}) // the first error is the one that matters
    throw error
  }
}

const backendOf = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]!.pid
}

/**
 * Becomes the writer of the site, with a fencing number higher than that of every writer before.
 *
 * @throws {JournalLocked} when another process holds the lock and keeps it for two seconds.
 */
export const takeOffice = async (connection: Connection, site: number, holder: JsonObject): Promise<Session> => {
  const client = await connect(connection)
  return await endAfter(client, async () => {
    const patience = Date.now() + LOCK_PATIENCE_MS
    while (!(await tryLock(client, site))) {
      if (Date.now() > patience) throw new JournalLocked(site, await holderOf(client, site))
      await delay(LOCK_RETRY_MS)
    }
    const { rows } = await client.query<{ fencing: string }>(
      `insert into journal.writer as w (site, fencing, holder) values ($1, 1, $2)
       on conflict (site) do update set fencing = w.fencing + 1, holder = excluded.holder, since = now()
       returning fencing`,
      [site, { host: hostname(), pid: process.pid, ...holder }],
    )
    return new Session(client, { site, fencing: Number(rows[0]?.fencing), backend: await backendOf(client) })
  })
}

/**
 * Comes back to the office after the connection was lost, under the same fencing number.
 *
 * @throws {JournalFenced} when somebody else has taken it meanwhile.
 */
export const resumeOffice = async (connection: Connection, former: Office): Promise<Session> => {
  const client = await connect(connection)
  return await endAfter(client, async () => {
    const locked = await tryLock(client, former.site)
    const holder = await holderOf(client, former.site)
    if (holder?.fencing !== former.fencing) {
      throw new JournalFenced(`Another process has become the writer of site ${former.site}: ${JSON.stringify(holder)}`)
    }
    if (!locked) {
      // Our own former session may still be alive on the server, with a batch whose end nobody would ever see.
      await client.query(
        `select pg_terminate_backend(pid) from pg_locks where pid = $1 and locktype = 'advisory' and classid = $2 and objid = $3`,
        [former.backend, LOCK_CLASS, former.site],
      )
      throw new JournalLocked(former.site, holder)
    }
    return new Session(client, { ...former, backend: await backendOf(client) })
  })
}
