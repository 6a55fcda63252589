import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Postgres } from './start.ts'
import { brokerVariable, startTestPostgres } from './testing.ts'

/**
 * Vitest's `globalSetup`: one PostgreSQL for all workers of a run. It is started when the first test asks, so that a run
 * without databases does not wait for one, and stopped at the end.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let server: Promise<Postgres> | undefined
  const secret = `/${randomUUID()}` // the answer holds a password
  const broker = createServer(async (request, response) => {
    if (request.url !== secret) return response.writeHead(404).end()
    try {
      server ??= startTestPostgres()
      response.end((await server).url)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((listening) => broker.listen(0, '127.0.0.1', listening))
  process.env[brokerVariable] = `http://127.0.0.1:${(broker.address() as AddressInfo).port}${secret}`

  return async () => {
    delete process.env[brokerVariable]
    broker.closeAllConnections()
    broker.close()
    await server?.then(({ stop }) => stop())
  }
}
