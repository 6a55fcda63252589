import { createServer as createHttpServer, type ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { answerAsPeer } from '../peer.ts'

export type Broadcast = { listen: { ask: undefined; answer: { dc09Port: number; httpPort: number } } }

/** About as much as a console is told of one alarm. */
const filler = 'x'.repeat(800)

/**
 * The yardstick for the live push: keeps nothing, knows nothing, and writes each frame to each console as it comes.
 */
answerAsPeer<Broadcast>({
  async listen() {
    const consoles = new Set<ServerResponse>()
    let id = 0
    const http = createHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 1000\n\n')
      consoles.add(response)
    })
    const line = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', (bytes) => {
        for (const frame of bytes.toString('latin1').split('\r')) {
          const account = /#(\w+)\[/.exec(frame)?.[1]
          if (account === undefined) continue
          const data = JSON.stringify({ alarms: [{ account, filler }] })
          const message = `event: delta\nid: ${++id}\ndata: ${data}\n\n`
          for (const console of consoles) console.write(message)
        }
      })
    })
    const portOf = (server: typeof line | typeof http): Promise<number> =>
      new Promise((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
      )
    return { dc09Port: await portOf(line), httpPort: await portOf(http) }
  },
})
