import pg from 'pg'

/** Where a database is: a `postgres://` URL, or what `pg` takes. */
export type Connection = string | pg.ClientConfig

export const clientConfig = (connection: Connection, name: string): pg.ClientConfig => ({
  ...(typeof connection === 'string' ? { connectionString: connection } : connection),
  application_name: name,
  keepAlive: true,
})

/** A few connections for questions; a broken idle one is simply replaced at the next question. */
export const questionPool = (connection: Connection, name: string, max = 4): pg.Pool => {
  const pool = new pg.Pool({ ...clientConfig(connection, name), max })
  pool.on('error', () => {})
  return pool
}

/** A connection for the duration of one task. */
export const withClient = async <Result>(
  connection: Connection,
  name: string,
  task: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(clientConfig(connection, name))
  client.on('error', () => {}) // the task's own query reports it
  await client.connect()
  try {
    return await task(client)
  } finally {
    await client.end()
  }
}
