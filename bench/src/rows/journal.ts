import { join } from 'node:path'
import { type Journal, type NewEvent, openJournal } from '@yordam/journal'
import { createDatabase, startPostgres } from '@yordam/postgres'
import pg from 'pg'
import { freshFolder, removeFolder } from '../duty-centre.ts'
import { median, perSecond } from '../figures.ts'
import { signalEvent, signalStream } from '../signals.ts'
import type { Row } from '../table.ts'

const rounds = 5
const roundMs = 1_000
const writers = 64
const rawBatch = 500
/** So many events are read back. */
const replayed = 300_000

/** The ways of writing that are compared, in the order in which they take turns. */
const ways = ['raw', 'plain', 'sealed', 'private'] as const
type Way = (typeof ways)[number]

/** Appends in group commits against rows inserted raw, what seals and encryption cost, and the way back. */
export const measureJournal = async (): Promise<Row[]> => {
  const folder = await freshFolder('journal')
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'raw' })
  const databases = Object.fromEntries(ways.map((way) => [way, databaseOf(postgres.url, way)])) as Record<Way, string>
  const open = (way: Way): Promise<Journal> =>
    openJournal({
      connection: databases[way],
      site: 1,
      ...(way === 'private' && {
        vault: { connection: databases[way], masterKeyFile: join(folder, 'master.key') },
      }),
      ...(way === 'sealed' && { seals: { dir: join(folder, 'seals') } }),
    })
  try {
    for (const way of ways) {
      await createDatabase(postgres.url, way)
      await (await open(way)).close()
    }
    const rates: Record<Way, number[]> = { raw: [], plain: [], sealed: [], private: [] }
    for (let round = 0; round <= rounds; round++) {
      for (const way of ways) {
        const rate = way === 'raw' ? await insertRaw(databases.raw) : await append(await open(way), way)
        if (round > 0) rates[way].push(rate) // the first round warms up
      }
    }
    return [
      row('Journal: events appended by 64 concurrent writers', rates, 'plain', 'raw', 'raw batches of 500', 0.7),
      row('… sealed as well (Merkle tree, Ed25519)', rates, 'sealed', 'plain', 'without seals'),
      row('… with one private part each (AES-256-GCM)', rates, 'private', 'plain', 'without private parts'),
      await measureReplay(await open('plain'), databases.plain),
    ]
  } finally {
    await postgres.stop()
    await removeFolder(folder)
  }
}

const databaseOf = (url: string, name: string): string => {
  const database = new URL(url)
  database.pathname = `/${name}`
  return database.href
}

const row = (
  what: string,
  rates: Record<Way, number[]>,
  measured: Way,
  baseline: Way,
  yardstick: string,
  target?: number,
): Row => {
  const ratio = median(rates[measured].map((rate, round) => rate / rates[baseline][round]!))
  return {
    what,
    measured: perSecond(median(rates[measured])),
    baseline: `${yardstick} ${perSecond(median(rates[baseline]))}`,
    ratio,
    target: target === undefined ? 'what it costs' : `≥ ${target}`,
    met: ratio >= (target ?? 0),
  }
}

/** Each writer waits for its commit before its next event. */
const append = async (journal: Journal, way: Way): Promise<number> => {
  const begun = performance.now()
  let done = 0
  const writer = async (): Promise<void> => {
    while (performance.now() - begun < roundMs) {
      const index = done++
      const event = way === 'private' ? withPrivatePart(signalEvent(index), index) : signalEvent(index)
      await journal.append([{ stream: signalStream(index), events: [event] }], { at: Date.now() }).committed
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  const rate = (done * 1_000) / (performance.now() - begun)
  await journal.close()
  return rate
}

const withPrivatePart = (event: NewEvent, index: number): NewEvent => ({
  ...event,
  private: { details: { subject: `account:A${index % 500}`, retention: 'signal/2026-01', value: { user: '12' } } },
})

/** The same rows into the same table, as fast as one connection takes them. */
const insertRaw = async (url: string): Promise<number> => {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ last: string }>('select coalesce(max(seq), 0) as last from journal.event')
  let seq = Number(rows[0]!.last)
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < roundMs) {
    const indexes = Array.from({ length: rawBatch }, () => done++)
    await client.query({
      name: 'insert-raw',
      text: `insert into journal.event (seq, at, stream, type, body)
             select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])`,
      values: [
        indexes.map(() => ++seq),
        indexes.map(() => Date.now()),
        indexes.map(signalStream),
        indexes.map((index) => signalEvent(index).type),
        indexes.map((index) => JSON.stringify(signalEvent(index).body)),
      ],
    })
  }
  const rate = (done * 1_000) / (performance.now() - begun)
  await client.end()
  return rate
}

/** Everything from the first event on, as a subscriber gets it; against pages of an ordinary query. */
const measureReplay = async (journal: Journal, url: string): Promise<Row> => {
  await fill(journal)
  const [measured, baseline]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    baseline.push(await readPages(url, journal.seq))
    measured.push(await replay(journal))
  }
  await journal.close()
  const rate = median(measured)
  return {
    what: 'Journal: events replayed from the start',
    measured: perSecond(rate),
    baseline: `pages of a query ${perSecond(median(baseline))}`,
    ratio: median(measured.map((one, round) => one / baseline[round]!)),
    target: `≥ ${perSecond(300_000)}`,
    met: rate >= 300_000,
  }
}

const fill = async (journal: Journal): Promise<void> => {
  while (journal.seq < replayed) {
    const events = Array.from({ length: 1_000 }, (_, index) => signalEvent(journal.seq + index))
    await journal.append([{ stream: signalStream(journal.seq), events }], { at: Date.now() }).committed
  }
}

const replay = async (journal: Journal): Promise<number> => {
  const { seq } = journal
  const begun = performance.now()
  let expected = 1
  for await (const events of journal.subscribe({ from: 1 })) {
    for (const event of events) if (event.seq !== expected++) throw new Error(`${event.seq} instead of ${expected - 1}`)
    if (expected > seq) break
  }
  return (seq * 1_000) / (performance.now() - begun)
}

const readPages = async (url: string, seq: number): Promise<number> => {
  const client = new pg.Client(url)
  await client.connect()
  const begun = performance.now()
  for (let last = 0; last < seq; ) {
    const { rows } = await client.query<{ seq: string; body: string }>(
      'select * from journal.event where seq > $1 order by seq limit 10000',
      [last],
    )
    for (const { body } of rows) JSON.parse(body)
    last = Number(rows.at(-1)!.seq)
  }
  const rate = (seq * 1_000) / (performance.now() - begun)
  await client.end()
  return rate
}
