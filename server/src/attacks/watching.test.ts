import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../fixtures/browser.ts'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { listen } from '../fixtures/event-stream.ts'
import { staffOf } from '../fixtures/staff.ts'

/** Whoever has a stream open goes on to see by it what they may not see any more. */

const origin = 'http://localhost:8080'

let at: TestCentre
let url: string
let administrator: Ask
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: origin } })
  url = await at.serve()
  administrator = await at.as('administrator')
})
afterAll(() => at?.close())

const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

let number = 6000
const somebody = async (role: string, unit: string | null = null) => {
  const { id, code } = await taken(String(++number), role, unit)
  const { browser } = await enterByPasskey(await makePasskey(await enterByLink(code)))
  return { id, browser }
}
const cookieOf = (browser: Browser) => ({ cookie: `yordam_session=${browser.cookies.get('yordam_session')}` })

/** Whether a stream comes to its end, within the time of a few pulses. */
const ends = async (path: string, browser: Browser, what: () => Promise<unknown>): Promise<boolean> => {
  const answer = await fetch(url + path, { headers: cookieOf(browser) })
  expect(answer.status).toBe(200)
  const reader = answer.body!.getReader()
  await reader.read()
  await what()
  const over = (async () => {
    while (!(await reader.read()).done);
    return true
  })()
  const ended = await Promise.race([over, sleep(15_000, false)])
  await reader.cancel().catch(() => undefined)
  return ended
}

const post = (role: string, unit: string | null = null) => ({ name: 'Somebody', role, unit })

describe.each(['/api/live', '/api/line'])('%s', (path) => {
  test.each<[string, (of: { id: string; browser: Browser }) => Promise<unknown>]>([
    ['is locked', ({ browser }) => browser.ask('POST', '/api/session/lock', {})],
    ['is left', ({ browser }) => browser.ask('DELETE', '/api/session')],
    ['is of somebody who has left', ({ id }) => administrator('POST', `/api/staff/${id}/leave`, { reason: 'gone' })],
    [
      'is of somebody with another role, who may not see it',
      ({ id }) => administrator('PUT', `/api/staff/${id}`, post('inspector')),
    ],
  ])('ends when the desk %s', { timeout: 30_000 }, async (_what, happens) => {
    const one = await somebody('supervisor')
    expect(await ends(path, one.browser, () => happens(one))).toBe(true)
  })
})

test('the room is not shown on to whoever may see the wall only', { timeout: 30_000 }, async () => {
  const { id, browser } = await somebody('supervisor')
  expect(await ends('/api/live', browser, () => administrator('PUT', `/api/staff/${id}`, post('analyst')))).toBe(true)
})

test('what one unit is sent to is not shown on to the crew of another one', { timeout: 30_000 }, async () => {
  for (const unit of ['T-11', 'T-12']) await administrator('POST', '/api/units', { id: unit, capabilities: ['patrol'] })
  const { id, browser } = await somebody('crew', 'T-11')
  expect(await ends('/api/live', browser, () => administrator('PUT', `/api/staff/${id}`, post('crew', 'T-12')))).toBe(
    true,
  )
})

test('a right for a time does not go on by a stream that was opened with it', { timeout: 30_000 }, async () => {
  const { id, browser } = await somebody('operator')
  const until = new Date(Date.now() + 3_600_000).toISOString()
  await administrator('POST', `/api/staff/${id}/rights`, { action: 'line:watch', until, reason: 'ill' })
  const withdraw = () => administrator('POST', `/api/staff/${id}/rights/withdraw`, { action: 'line:watch' })
  expect(await ends('/api/line', browser, withdraw)).toBe(true)
})

test('nobody holds more streams of the line than they have screens', { timeout: 30_000 }, async () => {
  const { browser } = await somebody('technician')
  const listeners = []
  for (let n = 0; n < 20; n++) listeners.push(await listen(`${url}/api/line`, cookieOf(browser)))
  expect(listeners.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const more = await fetch(`${url}/api/line`, { headers: cookieOf(browser) })
  expect([more.status, (await more.json()) as object]).toMatchObject([429, { code: 'too-many-screens' }])
  for (const listener of listeners) listener.close()
  await expect
    .poll(async () => {
      const again = await fetch(`${url}/api/line`, { headers: cookieOf(browser) })
      await again.body?.cancel()
      return again.status
    })
    .toBe(200)
})

test.each(['/api/live', '/api/line', '/api/approvals/live'])(
  'whoever asks for the head of %s alone holds no stream by it',
  async (path) => {
    const { id, browser } = await somebody('supervisor')
    expect((await fetch(url + path, { method: 'HEAD', headers: cookieOf(browser) })).status).toBe(404)
    const present: { id: string }[] = (await administrator('GET', '/api/presence')).body
    expect(present.filter((one) => one.id === id)).toEqual([])
  },
)
