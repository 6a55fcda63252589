import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Link, LinkHandler } from './link.ts'
import type { Source, Sources } from './source.ts'

/** The UDP side of a receiver: one frame in each datagram. */
export class UdpListener {
  readonly #socket: Socket
  readonly #sources: Sources
  readonly #onError: (error: Error) => void
  /** Datagrams whose frames are being worked on. */
  unanswered = 0

  constructor(host: string, handler: LinkHandler, sources: Sources, onError: (error: Error) => void) {
    this.#sources = sources
    this.#socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4' })
    this.#onError = onError
    this.#socket.on('message', (datagram, sender) => handler.frame(datagram, this.#linkTo(sender)))
  }

  /** Returns the port. */
  bind(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#socket.once('error', reject)
      this.#socket.bind({ port, address: host, exclusive: true }, () => {
        this.#socket.off('error', reject).on('error', this.#onError)
        // A burst must find room while an answer is being worked on; the system may grant less.
        this.#socket.setRecvBufferSize(4 * 1024 * 1024)
        resolve(this.#socket.address().port)
      })
    })
  }

  #linkTo({ address, port }: RemoteInfo): Link {
    const source: Source = { transport: 'udp', address, port }
    return {
      source,
      // A reply that cannot be sent is a reply that got lost on the way: the panel asks again.
      send: (reply) => this.#socket.send(reply, port, address, () => {}),
      wellFormed: (known) => {
        if (known) this.#sources.know(address)
      },
      defective: () => {},
      begin: () => {
        this.unanswered++
      },
      end: () => {
        this.unanswered--
      },
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()))
  }
}
