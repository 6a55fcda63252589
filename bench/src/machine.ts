import { cpus } from 'node:os'
import pg from 'pg'

/** On what it was measured, in one line. */
export const describeMachine = async (database: string): Promise<string> => {
  const [first, ...others] = cpus()
  const client = new pg.Client(database)
  await client.connect()
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  await client.end()
  return (
    `${first?.model.trim() ?? 'unknown processor'}, ${others.length + 1} cores, ${process.platform} ${process.arch}, ` +
    `Node.js ${process.versions.node}, PostgreSQL ${rows[0]!.version}; ${new Date().toISOString().slice(0, 10)}`
  )
}
