import { Client } from 'pg'
import { PostgresError } from './errors.ts'

/** A connection that stands as long as the server does: its loss is the first that we hear of an end. */
export interface Tether {
  /** Settles when the connection ends, whoever ended it. */
  readonly lost: Promise<void>
  /** Of the server, such as `18.4`. */
  readonly version: string
  /** Ends what sessions of a killed process may still be doing, so that nothing of it happens after we took over. */
  endOtherSessions(): Promise<void>
  release(): Promise<void>
}

/** @throws PostgresError `not-ours` when the password is wrong; the driver's error when the server cannot be reached */
export async function takeTether(url: string, folder: string): Promise<Tether> {
  const client = new Client({ connectionString: url })
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => undefined) // `lost` tells of it
  await connect(client, folder)
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  return {
    lost,
    version: rows[0]!.server_version,
    async endOtherSessions() {
      await client.query(endOthers)
    },
    release: () => client.end(),
  }
}

/** Waits up to 5 s for each. */
const endOthers = `
  SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`

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
