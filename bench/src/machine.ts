import { cpus } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@yordam/postgres'
import pg from 'pg'
import { freshFolder, removeFolder } from './duty-centre.ts'

/** On what it was measured, and when, in one line. */
export const describeMachine = async (): Promise<string> => {
  const processors = cpus()
  return [
    processors[0]?.model.trim() ?? 'unknown processor',
    `${processors.length} cores`,
    `${process.platform} ${process.arch}`,
    `Node.js ${process.versions.node}`,
    `PostgreSQL ${await postgresVersion()}`,
    new Date().toISOString().slice(0, 10),
  ].join(', ')
}

const postgresVersion = async (): Promise<string> => {
  const folder = await freshFolder('machine')
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'machine' })
  const client = new pg.Client(postgres.url)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
    return rows[0]!.version
  } finally {
    await client.end()
    await postgres.stop()
    await removeFolder(folder)
  }
}
