import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerAsPeer } from '../peer.ts'

export interface Watching {
  readonly port: number
  readonly path: string
  readonly token: string
  readonly consoles: number
  /** The accounts whose alarms are waited for. */
  readonly accounts: readonly string[]
}

export interface Seen {
  /** Deltas of one alarm to one console that arrived. */
  readonly arrived: number
  readonly missing: number
  readonly p50: number
  readonly p99: number
}

export type Consoles = {
  /** Connects them all. */
  watch: { ask: Watching; answer: undefined }
  /** Given when the alarm of each account was sent (milliseconds since 1970): how long it took to arrive. */
  report: { ask: Float64Array; answer: Seen }
}

/** When the first delta with an alarm reached each console: `arrivals[console * accounts + account]`. */
let arrivals = new Float64Array()
let numbers = new Map<string, number>()
/** All consoles get the same bytes: what is in a message is found out once. */
const read = new Map<string, readonly number[]>()

answerAsPeer<Consoles>({
  async watch({ port, path, token, consoles, accounts }) {
    numbers = new Map(accounts.map((account, number) => [account, number]))
    arrivals = new Float64Array(consoles * accounts.length)
    await Promise.all(Array.from({ length: consoles }, (_, number) => openConsole(port, path, token, number)))
    await sleep(2_000) // they are first told of everything that is open
  },

  async report(sentAt) {
    const taken: number[] = []
    for (const [index, at] of arrivals.entries()) if (at > 0) taken.push(at - sentAt[index % sentAt.length]!)
    taken.sort((a, b) => a - b)
    const share = (part: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? Number.NaN
    return {
      arrived: taken.length,
      missing: arrivals.length - taken.length,
      p50: share(0.5),
      p99: share(0.99),
    }
  },
})

/** Resolves with the first bytes of the stream. */
function openConsole(port: number, path: string, token: string, number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const asked = request({ port, host: '127.0.0.1', path, headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`))
      let rest = ''
      answer.setEncoding('latin1').on('data', (text: string) => {
        resolve()
        const messages = (rest + text).split('\n\n')
        rest = messages.pop()!
        const now = performance.timeOrigin + performance.now()
        for (const message of messages) for (const alarm of alarmsIn(message)) arrive(number, alarm, now)
      })
    })
    asked.on('error', reject).end()
  })
}

function arrive(number: number, alarm: number, now: number): void {
  const index = number * numbers.size + alarm
  if (arrivals[index] === 0) arrivals[index] = now
}

/** The alarms of a delta, by the numbers of their accounts. */
function alarmsIn(message: string): readonly number[] {
  if (!message.startsWith('event: delta\n')) return []
  const known = read.get(message)
  if (known) return known
  const { alarms = [] } = JSON.parse(message.slice(message.indexOf('data: ') + 6)) as { alarms?: { account: string }[] }
  const found = alarms.flatMap(({ account }) => numbers.get(account) ?? [])
  read.set(message, found)
  if (read.size > 100) read.delete(read.keys().next().value!)
  return found
}
