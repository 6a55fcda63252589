import type { DecodedFrame, FrameDefect, LineEvent, LineMonitor as Monitor, SignalCode } from '@yordam/dc09'
import type { FastifyReply } from 'fastify'
import { messageOf, openStream } from '../platform/live/stream.ts'
import { instant } from '../platform/words.ts'
import { meaningOf, writtenCode } from './codes.ts'

/** How often it is asked whether who watches still may, ms. */
const askedEvery = 2_000

/** The raw line for the technician, as server-sent events: what came in, from where, how it was read. */
export class LineMonitor {
  readonly #monitor: Monitor
  /** How many watch, by whom. */
  readonly #watching = new Map<string, number>()

  constructor(monitor: Monitor) {
    this.#monitor = monitor
  }

  watchedBy(person: string): number {
    return this.#watching.get(person) ?? 0
  }

  /** `mayStay`: asked now and then, and also while the database does not answer, when nobody is sent away. */
  watch(reply: FastifyReply, person: string, mayStay: () => Promise<boolean>): void {
    const watch = this.#monitor.watch()
    this.#count(person, 1)
    const stream = openStream(reply, undefined, () => {
      clearInterval(asking)
      watch.close()
      this.#count(person, -1)
    })
    const asking = setInterval(async () => {
      if (!(await mayStay().catch(() => true))) stream.end()
    }, askedEvery)
    void (async () => {
      for await (const event of watch)
        stream.send(messageOf('line', undefined, JSON.stringify({ ...viewEvent(event), dropped: watch.dropped })))
      stream.end()
    })()
  }

  #count(person: string, by: 1 | -1): void {
    const watching = this.watchedBy(person) + by
    if (watching > 0) this.#watching.set(person, watching)
    else this.#watching.delete(person)
  }
}

const viewEvent = (event: LineEvent) => {
  const common = {
    at: instant(event.at),
    type: event.type,
    from: `${event.source.address}:${event.source.port}`,
    transport: event.source.transport,
  }
  if (event.type === 'rubbish') return { ...common, bytes: event.count }
  const raw = event.bytes.toString('latin1')
  if (event.type === 'reply') return { ...common, kind: event.kind, raw }
  return { ...common, outcome: event.outcome, raw, ...viewReading(event.reading) }
}

const viewReading = (reading: DecodedFrame | FrameDefect) =>
  reading.defect
    ? { defect: reading.defect, account: reading.header?.account }
    : {
        token: reading.token,
        encrypted: reading.encrypted,
        account: reading.account,
        sequence: reading.sequence,
        data: reading.data,
        codes: reading.events.map(viewCode),
        leniencies: reading.leniencies,
      }

const viewCode = (event: SignalCode) => {
  const code = writtenCode(event)
  return { code, meaning: meaningOf(event.standard, code) }
}
