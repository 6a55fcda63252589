import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { PostgresError } from './errors.ts'

/**
 * The one connection that makes a process the holder of a database: while it stands, it has an advisory lock that no other
 * has. A killed process loses it with its socket, at once, and no process number has to be believed.
 */
export interface Tether {
  /** Settles when the connection ends, whoever ended it. */
  readonly lost: Promise<void>
  /** Of the server, such as `18.4`. */
  readonly version: string
  /** Ends what sessions of a killed process may still be doing, so that nothing of it happens after we took over. */
  endOtherSessions(): Promise<void>
  release(): Promise<void>
}

/** Two arbitrary numbers. PostgreSQL scopes such locks to a database: the tether is always in `postgres`. */
const lockKey = '1886351984, 1'

/**
 * Takes the lock, waiting up to `graceMs` for a holder that is just going.
 * @throws PostgresError `in-use` when another living process has it; the driver's error when the server cannot be reached
 */
export async function takeTether(url: string, folder: string, graceMs: number): Promise<Tether> {
  const client = new Client({ connectionString: url, application_name: `holder pid ${process.pid}` })
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => undefined) // `lost` tells of it
  await connect(client, folder)
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  const deadline = Date.now() + graceMs
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      const holder = await holderOf(client)
      await client.end()
      throw new PostgresError(
        'in-use',
        `The database in ${folder} is in use by another process (${holder}). Stop it first.`,
      )
    }
    await sleep(50)
  }
  return {
    lost,
    version: rows[0]!.server_version,
    async endOtherSessions() {
      await client.query(endOthers)
    },
    release: () => client.end(),
  }
}

/** Waits up to 5 s for each. Who asks for the lock is spared: it will hear that we have it. */
const endOthers = `
  SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT LIKE 'holder pid %'`

async function connect(client: Client, folder: string): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    if ((cause as { code?: string }).code !== wrongPassword) throw cause
    throw new PostgresError(
      'not-ours',
      `The password in ${folder} is not that of the database there. Bring back the one that was made with it.`,
      { cause },
    )
  }
}

/** `invalid_password` */
const wrongPassword = '28P01'

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${lockKey}) AS locked`)
  return rows[0]?.locked === true
}

async function holderOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
    WHERE locktype = 'advisory' AND granted AND (classid, objid) = (${lockKey})`)
  return rows[0]?.name.replace('holder ', '') ?? 'just gone'
}
