import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'

/** What strangers may ask for is limited before it costs anything. */

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

test('an address that looks for what is not there, or tries out tokens, is soon told to wait, and others are not', async () => {
  const dispatcher = await at.as('dispatcher')
  expect((await dispatcher('GET', '/api/units')).status).toBe(200)
  for (let n = 0; n < ofAMinute; n++) await at.stranger('GET', '/api/nowhere')
  expect(await at.stranger('GET', '/api/nowhere')).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })

  const looked = vi.spyOn(at.centre.people, 'who')
  const guess = await at.stranger('GET', '/api/units', undefined, { authorization: 'Bearer a-guess-at-a-token' })
  expect(guess).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  expect(looked).not.toHaveBeenCalled()
  expect((await dispatcher('GET', '/api/units')).status).toBe(200)
})
