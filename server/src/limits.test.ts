import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'

/** What strangers may ask for is limited before it costs anything, and what one phone may say before it fills the house. */

let at: TestCentre
beforeAll(async () => {
  at = await openTestCentre()
})
afterAll(() => at?.close())

const ofAMinute = 600

test('what is not HTTP is answered with a problem, too', async () => {
  const { port } = new URL(await at.serve())
  const socket = connect(Number(port), '127.0.0.1', () =>
    socket.write('NONSENSE /api/alarms HTTP/1.1\r\nHost: x\r\n\r\n'),
  )
  const answer = await text(socket)
  expect(answer).toContain('application/problem+json')
  expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status: 400, code: 'bad-request' })
})

test('a crew that says too much is told to wait; it is still seen, sees what it is sent to, and may call for help', async () => {
  const desk = await at.as('dispatcher')
  for (const id of ['T-11', 'T-12']) await desk('POST', '/api/units', { id, capabilities: ['patrol'] })
  const [crew, other] = [await at.as('crew', 'T-11'), await at.as('crew', 'T-12')]
  const say = (ask: Ask, more = '') => ask('POST', `/api/messages${more}`, { to: { desk: true }, text: ' ' })
  for (let n = 0; n < ofAMinute; n++) await say(crew)
  expect(await say(crew)).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  expect((await say(crew, '?at=/position')).status).toBe(429)
  expect((await crew('GET', '/api/units/T-11/incidents')).status).toBe(200)
  expect((await crew('POST', '/api/units/T-11/position', { position: [69.28, 41.31] })).status).toBe(200)
  expect((await crew('POST', '/api/units/T-11/distress')).status).toBe(200)
  expect((await say(other)).status).toBe(400)
})

test('an address that looks for what is not there, or tries out tokens, is soon told to wait, and others are not', async () => {
  const dispatcher = await at.as('dispatcher')
  expect((await dispatcher('GET', '/api/units')).status).toBe(200)
  for (let n = 0; n < ofAMinute; n++) await at.stranger('GET', '/api/nowhere')
  expect(await at.stranger('GET', '/api/nowhere')).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })

  const looked = vi.spyOn(at.centre.identity, 'who')
  const guess = await at.stranger('GET', '/api/units', undefined, { authorization: 'Bearer a-guess-at-a-token' })
  expect(guess).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  expect(looked).not.toHaveBeenCalled()
  expect((await dispatcher('GET', '/api/units')).status).toBe(200)
})
