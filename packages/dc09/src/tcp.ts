import { createServer, type Server, type Socket } from 'node:net'
import type { Limits } from './limits.ts'
import type { Link, LinkHandler } from './link.ts'
import type { Source, Sources } from './source.ts'
import { FrameSplitter } from './splitter.ts'

/**
 * Segments that arrive in one turn of the event loop are read together, behind the last of them: the same code on many frames
 * in a row costs half of what it costs with a system call between two of them.
 */
class Inbox {
  #waiting: { readonly connection: Connection; readonly segment: Buffer }[] = []

  add(connection: Connection, segment: Buffer): void {
    connection.begin()
    if (this.#waiting.push({ connection, segment }) === 1) setImmediate(() => this.#read())
  }

  #read(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { connection, segment } of waiting) {
      connection.read(segment)
      connection.end()
    }
  }
}

/** Replies of one moment are sent together: one write for each connection, however many of its frames were answered. */
class Outbox {
  #waiting: Connection[] = []

  add(connection: Connection): void {
    if (this.#waiting.push(connection) === 1) process.nextTick(() => this.#flush())
  }

  #flush(): void {
    const connections = this.#waiting
    this.#waiting = []
    for (const connection of connections) connection.flush()
  }
}

class Connection implements Link {
  readonly source: Source
  readonly #socket: Socket
  readonly #splitter = new FrameSplitter()
  readonly #owner: TcpListener
  #replies: Buffer[] = []
  #unanswered = 0
  #defects = 0
  #ended = false
  stranger: boolean
  lastFrameAt: number

  constructor(socket: Socket, owner: TcpListener, stranger: boolean) {
    this.source = { transport: 'tcp', address: socket.remoteAddress!, port: socket.remotePort! }
    this.#socket = socket
    this.#owner = owner
    this.stranger = stranger
    this.lastFrameAt = performance.now()
    socket.setNoDelay(true)
    // Panels vanish without a word; the system finds out.
    socket.setKeepAlive(true, 60_000)
    socket.on('data', (segment) => owner.inbox.add(this, segment))
    socket.on('end', () => {
      this.#ended = true
      this.#endWhenDone()
    })
    // What follows an error is the close; there is nobody to tell that the line broke.
    socket.on('error', () => socket.destroy())
  }

  read(segment: Buffer): void {
    this.#splitter.push(segment, this)
  }

  frame(bytes: Buffer): void {
    this.#owner.handler.frame(bytes, this)
  }

  rubbish(count: number): void {
    this.#owner.handler.rubbish(count, this)
  }

  send(reply: Buffer): void {
    if (this.#replies.push(reply) === 1) this.#owner.outbox.add(this)
  }

  flush(): void {
    const [first] = this.#replies
    const bytes = this.#replies.length === 1 ? first! : Buffer.concat(this.#replies)
    this.#replies = []
    if (this.#socket.writable) this.#socket.write(bytes)
    if (this.#socket.writableLength > this.#owner.limits.unreadBytes) this.#socket.destroy()
    this.#endWhenDone()
  }

  wellFormed(known: boolean): void {
    if (!this.stranger) return
    this.lastFrameAt = performance.now()
    if (known) this.#owner.recognise(this)
  }

  defective(): void {
    if (this.stranger && ++this.#defects >= this.#owner.limits.strangerDefects) this.destroy()
  }

  begin(): void {
    if (++this.#unanswered === this.#owner.limits.framesPerConnection) this.#socket.pause()
  }

  end(): void {
    if (this.#unanswered-- === this.#owner.limits.framesPerConnection) this.#socket.resume()
    this.#endWhenDone()
  }

  /** A panel may close its side behind the frame; ours stays open until it has the answer. */
  #endWhenDone(): void {
    if (this.#ended && this.#unanswered === 0 && this.#replies.length === 0) this.#socket.end()
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

/** The TCP side of a receiver. */
export class TcpListener {
  readonly inbox = new Inbox()
  readonly outbox = new Outbox()
  readonly handler: LinkHandler
  readonly limits: Limits
  readonly #sources: Sources
  readonly #server: Server
  readonly #onError: (error: Error) => void
  readonly #connections = new Set<Connection>()
  readonly #strangers = new Set<Connection>()
  #sweep: NodeJS.Timeout | undefined

  constructor(handler: LinkHandler, limits: Limits, sources: Sources, onError: (error: Error) => void) {
    this.handler = handler
    this.limits = limits
    this.#sources = sources
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket))
    this.#onError = onError
  }

  get connections(): number {
    return this.#connections.size
  }

  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ port, host, backlog: 4096 }, () => {
        this.#server.off('error', reject).on('error', this.#onError)
        const interval = Math.max(10, this.limits.strangerTimeoutMs / 4)
        this.#sweep = setInterval(() => this.#closeSilentStrangers(), interval).unref()
        resolve((this.#server.address() as { port: number }).port)
      })
    })
  }

  #accept(socket: Socket): void {
    const address = socket.remoteAddress
    if (address === undefined) {
      socket.destroy() // gone before it was accepted
      return
    }
    const stranger = !this.#sources.isKnown(address)
    if (stranger && this.#sources.addStranger(address) > this.limits.strangerConnections) {
      this.#sources.removeStranger(address)
      socket.destroy()
      return
    }
    const connection = new Connection(socket, this, stranger)
    this.#connections.add(connection)
    if (stranger) this.#strangers.add(connection)
    socket.on('close', () => {
      this.#connections.delete(connection)
      this.#forgetStranger(connection)
    })
  }

  recognise(connection: Connection): void {
    this.#sources.know(connection.source.address)
    this.#forgetStranger(connection)
  }

  #forgetStranger(connection: Connection): void {
    if (!connection.stranger) return
    connection.stranger = false
    this.#strangers.delete(connection)
    this.#sources.removeStranger(connection.source.address)
  }

  #closeSilentStrangers(): void {
    const before = performance.now() - this.limits.strangerTimeoutMs
    for (const connection of this.#strangers) if (connection.lastFrameAt < before) connection.destroy()
  }

  /** No new connections from now on. */
  stopAccepting(): Promise<void> {
    clearInterval(this.#sweep)
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  hangUp(): void {
    for (const connection of this.#connections) connection.destroy()
  }
}
