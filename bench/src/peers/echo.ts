import { createServer } from 'node:net'
import { answerAsPeer } from '../peer.ts'

export type Echo = { listen: { ask: undefined; answer: number } }

/** What no receiver in Node.js can be faster than: everything comes back as it came. Answers its port. */
answerAsPeer<Echo>({
  listen: () =>
    new Promise((resolve) => {
      const server = createServer((socket) => socket.on('data', (bytes) => socket.write(bytes)).on('error', () => {}))
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
    }),
})
