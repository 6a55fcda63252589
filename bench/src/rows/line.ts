import pg from 'pg'
import { freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, median, perSecond } from '../figures.ts'
import { startPeer } from '../peer.ts'
import type { Echo } from '../peers/echo.ts'
import type { Loaded, Panels } from '../peers/panels.ts'
import { type BenchAccount, registerAccounts } from '../register.ts'
import type { Row } from '../table.ts'

/** Short rounds, echo and server in turn: what else the machine does in that second, it does to both. */
const rounds = 5
const round = { warmUpMs: 300, measureMs: 1_000 }
/** What is compiled while it runs is slow at first: so many milliseconds do not count. */
const warmUp = { warmUpMs: 3_000, measureMs: 0 }
/** Per second, and more than can be brought back. */
const enough = { echo: 120_000, server: 70_000 }
const framesFor = ({ warmUpMs, measureMs }: typeof round, perSecond: number) =>
  ((warmUpMs + measureMs) * perSecond) / 1_000

const plain: readonly BenchAccount[] = Array.from({ length: 500 }, (_, index) => ({ account: accountName('A', index) }))
const encrypted: readonly BenchAccount[] = Array.from({ length: 500 }, (_, index) => ({
  account: accountName('E', index),
  key: index.toString(16).padStart(32, 'C'),
}))

const loads = [
  { what: '500 connections, plain', accounts: plain, aim: 0.36 },
  { what: '500 connections, AES-128', accounts: encrypted, aim: 0.36 },
  { what: '50 connections, plain', accounts: plain.slice(0, 50), aim: undefined },
  { what: '50 connections, AES-128', accounts: encrypted.slice(0, 50), aim: undefined },
]

/** Panels against the whole server, each acknowledgement durable, alarms open behind it; against an echo. */
export const measureLine = async (): Promise<Row[]> => {
  const folder = await freshFolder('line')
  const centre = await startDutyCentre(folder)
  const echo = startPeer<Echo>('echo')
  const panels = startPeer<Panels>('panels')
  try {
    await registerAccounts(centre, [...plain, ...encrypted])
    const echoPort = await echo.ask('listen', undefined)
    let area = 0
    let acknowledged = 0
    const loadServer = async (accounts: readonly BenchAccount[], time: typeof round) => {
      const replyToken = accounts[0]!.key === undefined ? '"ACK"' : '"*ACK"'
      const frames = framesFor(time, enough.server)
      const ask = { ...time, port: centre.dc09Port, accounts, area: ++area, replyToken, frames }
      const loaded = await panels.ask('load', ask)
      acknowledged += loaded.acknowledged
      return loaded
    }
    const loadEcho = (accounts: readonly BenchAccount[]) => {
      const replyToken = accounts[0]!.key === undefined ? '"SIA-DCS"' : '"*SIA-DCS"'
      const frames = framesFor(round, enough.echo)
      return panels.ask('load', { ...round, port: echoPort, accounts, area: 0, replyToken, frames })
    }

    await loadServer(plain, warmUp)
    await loadServer(encrypted, warmUp)
    const rows: Row[] = []
    for (const { what, accounts, aim } of loads) {
      const ours: Loaded[] = []
      const echoed: Loaded[] = []
      for (let count = 0; count < rounds; count++) {
        echoed.push(await loadEcho(accounts))
        ours.push(await loadServer(accounts, round))
      }
      rows.push(rowOf(what, ours, echoed, aim))
    }
    await checkJournal(await centre.database(), acknowledged)
    return rows
  } finally {
    panels.end()
    echo.end()
    await centre.stop()
    await removeFolder(folder)
  }
}

const rowOf = (what: string, ours: readonly Loaded[], echoed: readonly Loaded[], aim: number | undefined): Row => {
  const rate = median(ours.map(({ rate: one }) => one))
  const p50 = median(ours.map(({ p50: one }) => one))
  const p99 = median(ours.map(({ p99: one }) => one))
  const baseline = median(echoed.map(({ rate: one }) => one))
  const ratio = median(ours.map(({ rate: one }, index) => one / echoed[index]!.rate))
  return {
    what: `DC-09 over TCP, durable acknowledgements, ${what}`,
    measured: `${perSecond(rate)}, p50 ${duration(p50)}, p99 ${duration(p99)}`,
    baseline: `echo ${perSecond(baseline)}`,
    ratio,
    target: aim === undefined ? 'p99 < 50 ms' : `≥ ${aim}, p99 < 50 ms`,
    met: p99 < 50 && ratio >= (aim ?? 0),
  }
}

/** An acknowledgement without a row in the journal, or a row too many, makes all figures void. */
const checkJournal = async (database: string, acknowledged: number): Promise<void> => {
  const client = new pg.Client(database)
  await client.connect()
  const { rows } = await client.query<{ signals: string }>(
    `select count(*) as signals from journal.event where type = 'signal-received'`,
  )
  await client.end()
  if (Number(rows[0]!.signals) !== acknowledged) {
    throw new Error(`${acknowledged} frames were acknowledged, ${rows[0]!.signals} signals are in the journal`)
  }
}

/** Five hexadecimal digits. */
function accountName(first: string, index: number): string {
  return first + index.toString(16).toUpperCase().padStart(4, '0')
}
