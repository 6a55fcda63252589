import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase, withClient } from './database.ts'
import { PostgresError } from './errors.ts'
import { type Postgres, startPostgres } from './start.ts'

/** An empty database for one test, on a real PostgreSQL that tests share. */
export interface TestDatabase {
  readonly url: string
  /** Ends its sessions and deletes it. */
  drop(): Promise<void>
}

/** Where a test's process asks for the shared server; `testing-setup.ts` sets it for the workers of a Vitest run. */
export const brokerVariable = 'POSTGRES_FOR_TESTS'

/**
 * Makes an empty database. In a Vitest run with `testing-setup.ts` all workers share the one server of the run; elsewhere
 * this process starts one with its first database, and stops it with its last.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const broker = process.env[brokerVariable]
  const server = broker ? await askBroker(broker) : await borrowOwn()
  const name = `test_${randomBytes(8).toString('hex')}`
  await createDatabase(server.url, name)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async drop() {
      await dropDatabase(server.url, name)
      await server.giveBack()
    },
  }
}

interface Borrowed {
  readonly url: string
  giveBack(): Promise<void>
}

async function askBroker(address: string): Promise<Borrowed> {
  const response = await fetch(address)
  const text = await response.text()
  if (!response.ok) throw new Error(`No PostgreSQL for tests: ${text}`)
  return { url: text, giveBack: async () => {} }
}

let own: Promise<Postgres> | undefined
let borrowers = 0

async function borrowOwn(): Promise<Borrowed> {
  borrowers++
  own ??= startTestPostgres()
  const { url, stop } = await own
  return {
    url,
    async giveBack() {
      if (--borrowers > 0) return
      own = undefined
      await stop()
    },
  }
}

/** How many test runs may go on at once on one machine. */
const slots = 16

/**
 * A server on the first free folder of a few that stay from run to run, since making one takes a second and starting one a
 * tenth. A folder whose run was killed is free again: its server is taken over, and its databases are dropped.
 */
export async function startTestPostgres(): Promise<Postgres> {
  const root = join(tmpdir(), `postgres-for-tests-${process.getuid?.() ?? 'user'}`)
  for (let slot = 0; slot < slots; slot++) {
    try {
      const server = await startPostgres({ dataDir: join(root, String(slot)), database: 'postgres', graceMs: 0 })
      await dropLeftovers(server.url)
      return server
    } catch (error) {
      if (!(error instanceof PostgresError && error.code === 'in-use')) throw error
    }
  }
  throw new Error(`All ${slots} folders in ${root} are in use by test runs.`)
}

async function dropLeftovers(url: string): Promise<void> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE datname ^@ $1', ['test_']),
  )
  for (const { name } of rows) await dropDatabase(url, name)
}
