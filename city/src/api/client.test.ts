import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Api, createApi, Refused } from './client.ts'
import { watchBoard } from './live.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A server that answers each request in turn as told; the last answer serves all further ones. */
async function serve(
  ...answers: Answer[]
): Promise<{ api: Api; signal: AbortSignal; requests: IncomingMessage[]; bodies: string[] }> {
  const requests: IncomingMessage[] = []
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    bodies.push(await text(request))
    const answer = answers[requests.push(request) - 1] ?? answers.at(-1)!
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stopping = new AbortController()
  ends.push(() => {
    stopping.abort()
    server.closeAllConnections()
    server.close()
  })
  const { signal } = stopping
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { api: createApi({ url, token: 'secret', signal }), signal, requests, bodies }
}

const json =
  (status: number, body: object): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const cutOff: Answer = (request) => request.socket.destroy()

describe('a command', () => {
  test('is repeated under the same key until it is answered', async () => {
    const { api, requests, bodies } = await serve(
      cutOff,
      json(503, { code: 'journal-unavailable' }),
      json(200, { done: true }),
    )
    await expect(api.command('/api/alarms/1/accept', { by: 'me' })).resolves.toEqual({ done: true })
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(bodies).toEqual(Array.from({ length: 3 }, () => '{"by":"me"}'))
    expect(requests[0]!.headers.authorization).toBe('Bearer secret')
  })

  test('has a key of its own', async () => {
    const { api, requests } = await serve(json(200, {}))
    await api.command('/api/a')
    await api.command('/api/a')
    expect(requests[0]!.headers['idempotency-key']).not.toBe(requests[1]!.headers['idempotency-key'])
  })

  test('that is refused is not repeated, and says why', async () => {
    const { api, requests } = await serve(json(409, { code: 'alarm-in-hand', title: 'Anna has it.' }))
    const refused = await api.command('/api/alarms/1/accept').catch((error) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({ status: 409, code: 'alarm-in-hand' })
    expect(requests).toHaveLength(1)
  })

  test('that makes the server fail is not repeated either: it would fail for ever', async () => {
    const { api, requests } = await serve(json(500, { code: 'failed' }))
    await expect(api.command('/api/a')).rejects.toMatchObject({ status: 500 })
    expect(requests).toHaveLength(1)
  })

  test('waits while nobody is there, and goes through when somebody is', async () => {
    const { api } = await serve(json(200, { done: true }))
    const nobody = createServer()
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    const stopping = new AbortController()
    const waiting = createApi({ url: `http://127.0.0.1:${port}`, token: 't', signal: stopping.signal }).command(
      '/api/a',
    )
    await expect(api.command('/api/a')).resolves.toEqual({ done: true })
    stopping.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('a report is sent once, and its failure is silent', async () => {
  const { api, requests } = await serve(cutOff)
  await expect(api.report('/api/units/T-01/position', { position: [69, 41] })).resolves.toBeUndefined()
  expect(requests).toHaveLength(1)
})

describe('the board', () => {
  const event = (name: string, id: number, data: object) =>
    `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`
  const stream =
    (...events: string[]): Answer =>
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      // A short pause before the next attempt, as a server may ask for.
      response.write(`retry: 10\n\n${events.join('')}`)
    }
  const thenEnd =
    (answer: Answer): Answer =>
    (request, response) => {
      answer(request, response)
      response.end()
    }

  test('knows what the reset brought and what the deltas changed, and forgets what is closed', async () => {
    const { api, signal, requests } = await serve(
      stream(
        event('reset', 1, {
          alarms: [
            { id: 'a', status: 'waiting' },
            { id: 'b', status: 'waiting' },
          ],
          incidents: [],
          units: [],
        }),
        event('delta', 2, { alarms: [{ id: 'a', status: 'closed' }], units: [{ id: 'T-01', status: 'available' }] }),
        event('positions', 2, { 'T-01': [69, 41] }),
      ),
    )
    const board = watchBoard({ ...api, signal })
    await vi.waitFor(() => expect([...board.alarms.keys()]).toEqual(['b']))
    expect(board.units.get('T-01')?.status).toBe('available')
    expect(requests[0]!.headers.authorization).toBe('Bearer secret')
  })

  test('has what a crew’s phone is told: its unit, its jobs, its messages', async () => {
    const { api, signal } = await serve(
      stream(
        event('reset', 1, { units: [{ id: 'T-01' }], messages: [{ id: 'M-1', status: 'open' }] }),
        event('delta', 2, {
          messages: [
            { id: 'M-1', status: 'closed' },
            { id: 'M-2', status: 'open' },
          ],
        }),
      ),
    )
    const board = watchBoard({ ...api, signal })
    await vi.waitFor(() => expect([...board.messages.keys()]).toEqual(['M-2']))
    expect([...board.units.keys()]).toEqual(['T-01'])
    expect(board.alarms.size).toBe(0)
  })

  test('takes up a cut stream where it was, and a reset makes it forget', async () => {
    const { api, signal, requests } = await serve(
      thenEnd(stream(event('reset', 7, { incidents: [{ id: 'i', status: 'open' }] }))),
      stream(event('reset', 9, { incidents: [{ id: 'j', status: 'open' }] })),
    )
    const board = watchBoard({ ...api, signal })
    await vi.waitFor(() => expect([...board.incidents.keys()]).toEqual(['j']))
    expect(requests[1]!.headers['last-event-id']).toBe('7')
  })

  test('asks again when it was refused', async () => {
    const { api, signal } = await serve(
      json(503, {}),
      stream(event('reset', 1, { units: [{ id: 'T-02', status: 'clearing' }] })),
    )
    const board = watchBoard({ ...api, signal })
    await vi.waitFor(() => expect(board.units.has('T-02')).toBe(true), { timeout: 10_000 })
  })
})
