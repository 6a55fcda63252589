import type { DecodedFrame, FrameDefect, LineEvent, LineMonitor as Monitor } from '@yordam/dc09'
import type { FastifyReply } from 'fastify'
import { messageOf, openStream } from '../platform/live/stream.ts'
import { instant } from '../platform/words.ts'

/** The raw line for the technician, as server-sent events: what came in, from where, how it was read. */
export class LineMonitor {
  readonly #monitor: Monitor

  constructor(monitor: Monitor) {
    this.#monitor = monitor
  }

  watch(reply: FastifyReply): void {
    const watch = this.#monitor.watch()
    const stream = openStream(reply, undefined, () => watch.close())
    void (async () => {
      for await (const event of watch)
        stream.send(messageOf('line', undefined, JSON.stringify({ ...viewEvent(event), dropped: watch.dropped })))
      stream.end()
    })()
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
        leniencies: reading.leniencies,
      }
