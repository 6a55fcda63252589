import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@yordam/postgres/testing'
import { exportEvents, openJournal, verify, verifyExport } from './src/index.ts'

// Any PostgreSQL will do: `DATABASE_URL=postgres://… node example.ts`. Otherwise one is started, and thrown away.
const database = process.env.DATABASE_URL ? undefined : await testDatabase()
const connection = process.env.DATABASE_URL ?? database!.url
const dir = await mkdtemp(join(tmpdir(), 'journal-example-'))

const journal = await openJournal({
  connection,
  site: 1,
  vault: { connection, masterKeyFile: join(dir, 'master.key') },
  seals: { dir: join(dir, 'seals') },
})

// A call opens an incident; both happen or neither. The caller's name is sealed under a key of its own.
const caller = { subject: `caller:${Date.now()}`, retention: 'caller-30d', value: 'Zulfiya' }
const incident = `incident:${Date.now()}`
const { events, committed } = journal.append(
  [
    { stream: incident, expectedVersion: 0, events: [{ type: 'opened', body: { priority: 2 } }] },
    { stream: 'calls', events: [{ type: 'called', body: {}, private: { name: caller } }] },
  ],
  { at: Date.now() },
)
await committed // only now may anybody be told

const name = events[1]!.private!.name!
console.log('stored  ', name)
console.log('opened  ', journal.vault!.open(name))
await journal.vault!.erase(caller.subject)
console.log('erased  ', journal.vault!.open(name))

await journal.sealNow()
console.log('verified', await verify({ connection, dir: join(dir, 'seals') }))

const proof = await exportEvents({ connection, dir: join(dir, 'seals'), events: { streams: [incident] } })
console.log('proven  ', verifyExport(proof))

await journal.close()
await database?.drop()
