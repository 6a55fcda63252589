import { expect, test, vi } from 'vitest'
import { persistently } from './persistent.ts'

const answers = (...outcomes: (number | 'lost')[]) =>
  vi.fn(async (_request: Request) => {
    const outcome = outcomes.shift() ?? 200
    if (outcome === 'lost') throw new TypeError('network')
    return new Response(null, { status: outcome })
  })
const wait = async () => {}
const command = (key?: string) =>
  new Request('http://localhost/api/alarms/A1/accept', {
    method: 'POST',
    body: '{}',
    headers: key ? { 'Idempotency-Key': key } : {},
  })

test('a command that got lost is sent again under the same key, with the same body', async () => {
  const fetch = answers('lost', 503, 200)
  const response = await persistently({ fetch, wait })(command('k1'))
  expect(response.status).toBe(200)
  expect(fetch).toHaveBeenCalledTimes(3)
  for (const [request] of fetch.mock.calls) {
    expect(request.headers.get('Idempotency-Key')).toBe('k1')
    expect(await request.text()).toBe('{}')
  }
})

test('a refusal is an answer', async () => {
  const fetch = answers(409)
  expect((await persistently({ fetch, wait })(command('k1'))).status).toBe(409)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('it gives up after four attempts and says so', async () => {
  const fetch = answers('lost', 'lost', 'lost', 'lost')
  await expect(persistently({ fetch, wait })(command('k1'))).rejects.toThrow('network')
  expect(fetch).toHaveBeenCalledTimes(4)
})

test('what has no key is sent once', async () => {
  const fetch = answers('lost')
  await expect(persistently({ fetch, wait })(command())).rejects.toThrow('network')
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a question is asked again without a key, and no more when nobody waits for its answer', async () => {
  const asked = answers('lost', 200)
  await persistently({ fetch: asked, wait })(new Request('http://localhost/api/session'))
  expect(asked).toHaveBeenCalledTimes(2)

  const dropped = answers('lost')
  const request = new Request('http://localhost/api/session', { signal: AbortSignal.abort() })
  await expect(persistently({ fetch: dropped, wait })(request)).rejects.toThrow()
  expect(dropped).toHaveBeenCalledTimes(1)
})
