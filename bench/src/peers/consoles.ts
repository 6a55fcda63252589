import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Latencies } from '../latencies.ts'
import { answerAsPeer } from '../peer.ts'

export interface Watching {
  readonly port: number
  readonly path: string
  readonly tokens: readonly string[]
  readonly consoles: number
}

/** Of the alarms of these accounts, when each was sent (milliseconds since 1970). */
export interface Sent {
  readonly accounts: readonly string[]
  readonly at: Float64Array
}

export interface Seen {
  /** Of one alarm at one console: how many never arrived. */
  readonly missing: number
  readonly p50: number
  readonly p99: number
}

export type Consoles = {
  /** Connects them all. */
  watch: { ask: Watching; answer: undefined }
  /** How long it took each alarm to arrive at each console. */
  report: { ask: Sent; answer: Seen }
}

/** For each console: when a delta had arrived whole, by the id of the delta. */
const arrivals: Map<number, number>[] = []
/** All consoles get the same deltas, so only the first one keeps what they say. The accounts in each delta. */
const contents = new Map<number, readonly string[]>()

answerAsPeer<Consoles>({
  async watch({ port, path, tokens, consoles }) {
    await Promise.all(
      Array.from({ length: consoles }, (_, number) => openConsole(port, path, tokens[number % tokens.length]!, number)),
    )
    await sleep(2_000) // they are first told of everything that is open
  },

  async report({ accounts, at }) {
    const firstDelta = new Map<string, number>()
    for (const [id, named] of contents) for (const name of named) if (!firstDelta.has(name)) firstDelta.set(name, id)
    const latencies = new Latencies()
    let missing = 0
    for (const console of arrivals) {
      for (const [index, account] of accounts.entries()) {
        const arrived = console.get(firstDelta.get(account) ?? -1)
        if (arrived === undefined) missing++
        else latencies.add(arrived - at[index]!)
      }
    }
    return { missing, p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) }
  },
})

/** As much of a message as surely holds its event and its id. */
const headLength = 64

/** Resolves with the first bytes of the stream. Looks at no more of a message than it must: 200 of these share a core. */
function openConsole(port: number, path: string, token: string, number: number): Promise<void> {
  const arrived = new Map<number, number>()
  arrivals[number] = arrived
  let head = ''
  let pieces: Buffer[] = []
  const take = (piece: Buffer) => {
    if (head.length < headLength) head += piece.toString('latin1', 0, headLength - head.length)
    if (number === 0) pieces.push(piece)
    // A message ends with an empty line, and the server writes whole messages.
    if (piece.at(-1) !== 0x0a || (piece.length > 1 && piece.at(-2) !== 0x0a)) return
    const id = /^event: delta\nid: (\d+)/.exec(head)?.[1]
    if (id !== undefined) {
      arrived.set(Number(id), performance.timeOrigin + performance.now())
      if (number === 0) contents.set(Number(id), accountsIn(Buffer.concat(pieces).toString()))
    }
    head = ''
    pieces = []
  }
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const asked = request({ port, host: '127.0.0.1', path, headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`))
      answer.on('data', take).once('data', () => resolve())
    })
    asked.on('error', reject).end()
  })
}

function accountsIn(message: string): string[] {
  const { alarms = [] } = JSON.parse(message.slice(message.indexOf('data: ') + 6)) as { alarms?: { account: string }[] }
  return alarms.map(({ account }) => account)
}
