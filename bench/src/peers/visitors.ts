import { connect } from 'node:net'
import { Latencies } from '../latencies.ts'
import { answerAsPeer } from '../peer.ts'

export interface Visit {
  readonly port: number
  readonly path: string
  /** The cookie that is sent; '' for whoever has not come in. */
  readonly cookie: string
  /** So many connections, each from an address of its own, ask one request after the other. */
  readonly connections: number
  readonly requests: number
  /** The number of the first address: each may ask only so much. */
  readonly from: number
}

export interface Visited {
  readonly p50: number
  readonly perSecond: number
}

export type Visitors = { visit: { ask: Visit; answer: Visited } }

answerAsPeer<Visitors>({
  async visit({ port, path, cookie, connections, requests, from }) {
    const latencies = new Latencies()
    const headers = `Host: localhost\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}`
    const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${headers}\r\n`)
    const begun = performance.now()
    await Promise.all(
      Array.from({ length: connections }, (_, index) => {
        const address = from + index
        return askOver(port, `127.0.${1 + (address >> 8)}.${address & 255}`, request, requests, latencies)
      }),
    )
    const seconds = (performance.now() - begun) / 1_000
    return { p50: latencies.percentile(0.5), perSecond: (connections * requests) / seconds }
  },
})

/** As bare as a client can be: what it costs is not what is measured. An answer is short and comes in one piece. */
const askOver = (port: number, localAddress: string, request: Buffer, requests: number, latencies: Latencies) =>
  new Promise<void>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true })
    let left = requests
    let sentAt = 0
    const next = () => {
      sentAt = performance.now()
      socket.write(request)
    }
    socket.on('connect', next).on('error', reject)
    socket.on('data', (answer) => {
      if (!answer.toString('latin1', 0, 12).endsWith(' 200')) {
        socket.destroy(new Error(answer.toString('latin1', 0, 200)))
        return
      }
      latencies.add(performance.now() - sentAt)
      if (--left > 0) next()
      else socket.end(resolve)
    })
  })
