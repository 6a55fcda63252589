import { Client, escapeIdentifier } from 'pg'

/** Makes an empty database, unless it is there. `url` may name any database of the server. */
export async function createDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`).catch(unlessMade)
  })
}

/** Made by another in the same moment: `duplicate_database`, or `unique_violation` in the table of databases. */
function unlessMade(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}

/** Runs one piece of work on a connection of its own. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Deletes a database, ending the sessions in it. `url` must name another database of the server. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`))
}
