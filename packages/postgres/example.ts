import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { supervisePostgres } from './src/index.ts'

// A real PostgreSQL in a folder of its own. The second run finds what the first one left.
const postgres = await supervisePostgres({
  dataDir: join(tmpdir(), 'postgres-example'),
  database: 'example',
  log: console.log,
  onNews: (news) => console.log(news),
})

const client = new Client({ connectionString: postgres.url })
await client.connect()
await client.query('CREATE TABLE IF NOT EXISTS visits (at timestamptz DEFAULT now())')
await client.query('INSERT INTO visits DEFAULT VALUES')
const { rows } = await client.query('SELECT count(*)::int AS visits, max(at) AS last FROM visits')
console.log(rows[0])
await client.end()

await postgres.stop()
