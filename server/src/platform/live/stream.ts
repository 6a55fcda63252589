import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'

/** Bytes that may wait for a slow screen before it is skipped over and later given everything anew. */
const patience = 4 * 1024 * 1024

export interface Client {
  /** Sends the screen everything that it needs to be current again. */
  readonly catchUp: (stream: Stream) => void
}

/** One connection of server-sent events (HTML, 9.2). */
export interface Stream {
  send(message: Buffer): void
  end(): void
}

/** An event in the bytes that go out: made once, however many screens get it. */
export const messageOf = (event: string, id: number | undefined, data: string): Buffer =>
  Buffer.from(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`)

export const openStream = (reply: FastifyReply, client: Client | undefined, onClose: () => void): Stream => {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Proxies that buffer would turn a live push into a late one.
    'X-Accel-Buffering': 'no',
  })
  raw.socket?.setNoDelay(true)
  raw.socket?.setTimeout(0)
  let behind = false
  const stream: Stream = {
    send(message) {
      if (behind || raw.writableEnded) return
      if (raw.writableLength > patience) {
        behind = true
        raw.once('drain', () => {
          behind = false
          client?.catchUp(stream)
        })
        return
      }
      raw.write(message)
    },
    end: () => raw.end(),
  }
  raw.write('retry: 1000\n\n')
  raw.on('close', onClose)
  return stream
}
