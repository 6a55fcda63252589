import { supervisePostgres } from '@yordam/postgres'
import pg from 'pg'
import type { DataFolder } from './folder.ts'
import type { Settings } from './settings.ts'

/** The database: one of the administrator's own, or the one that is started beside the server. */
export interface Database {
  readonly url: string
  readonly pool: pg.Pool
  close(): Promise<void>
}

export const openDatabase = async (
  settings: Settings,
  folder: DataFolder,
  log: (line: string) => void,
): Promise<Database> => {
  if (settings.databaseUrl !== undefined) return withPool(settings.databaseUrl, async () => undefined)
  const postgres = await supervisePostgres({
    dataDir: folder.within('postgres'),
    database: 'yordam',
    log: (line) => log(`database: ${line}`),
    onNews: (news) => log(`database: ${news.kind}${'reason' in news ? ` (${news.reason})` : ''}`),
  })
  return withPool(postgres.url, () => postgres.stop())
}

const withPool = (url: string, stop: () => Promise<void>): Database => {
  const pool = new pg.Pool({ connectionString: url, max: 8, application_name: 'yordam boards' })
  // A broken idle connection is replaced at the next question; who asks meanwhile hears of it.
  pool.on('error', () => undefined)
  return {
    url,
    pool,
    async close() {
      await pool.end()
      await stop()
    },
  }
}
