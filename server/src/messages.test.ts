import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Listener, listen } from './fixtures/event-stream.ts'

/** What the desk and the crews write to one another, and who gets to see it. */

let at: TestCentre
let desk: Ask
let supervisor: Ask
let crews: Record<'T-11' | 'T-12', Ask>
const screens: Listener[] = []
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  supervisor = await at.as('supervisor')
  for (const id of ['T-11', 'T-12']) await desk('POST', '/api/units', { id, capabilities: ['patrol'] })
  crews = { 'T-11': await at.as('crew', 'T-11'), 'T-12': await at.as('crew', 'T-12') }
})
afterAll(async () => {
  for (const screen of screens) screen.close()
  await at?.close()
})

const write = (ask: Ask, to: object, text: string, more = {}) => ask('POST', '/api/messages', { to, text, ...more })
const textsOf = async (ask: Ask): Promise<string[]> =>
  (await ask('GET', '/api/messages')).body.map(({ text }: { text: string }) => text)
const watch = async (role: 'dispatcher' | 'crew', unit?: string): Promise<Listener> => {
  const token = await at.tokenOf(role, unit)
  const screen = await listen(`${await at.serve()}/api/live`, { authorization: `Bearer ${token}` })
  screens.push(screen)
  await screen.next('reset')
  return screen
}
/** The messages that a screen hears of next. */
const heard = async (screen: Listener) => {
  for (;;) {
    const { data } = await screen.next('delta')
    if (data.messages) return data.messages
  }
}

test('each is seen by whom it concerns, at once and in the list, and by nobody else', async () => {
  const [room, first, second] = [await watch('dispatcher'), await watch('crew', 'T-11'), await watch('crew', 'T-12')]
  const audience = { room, first, second }
  const cases: [Ask, object, string, (keyof typeof audience)[]][] = [
    [desk, { unit: 'T-11' }, 'to one', ['room', 'first']],
    [crews['T-12'], { desk: true }, 'to the desk', ['room', 'second']],
    [desk, { everybody: 'desk' }, 'among us', ['room']],
    [supervisor, { everybody: 'crews' }, 'to all crews', ['room', 'first', 'second']],
    [supervisor, { everybody: 'all' }, 'to everybody', ['room', 'first', 'second']],
  ]
  for (const [ask, to, text, seenBy] of cases) {
    expect(await write(ask, to, text)).toMatchObject({ status: 201, body: { text, status: 'open', read: [] } })
    for (const name of seenBy) expect(await heard(audience[name]), `${text}: ${name}`).toMatchObject([{ text }])
  }
  expect(await textsOf(desk)).toEqual(['to one', 'to the desk', 'among us', 'to all crews', 'to everybody'])
  expect(await textsOf(crews['T-11'])).toEqual(['to one', 'to all crews', 'to everybody'])
  expect(await textsOf(crews['T-12'])).toEqual(['to the desk', 'to all crews', 'to everybody'])
})

test('says whose crew it is from or to, in the one form that there is', async () => {
  expect((await write(crews['T-11'], { desk: true }, 'x')).body).toMatchObject({
    from: { role: 'crew' },
    unit: 'T-11',
    to: { everybody: 'desk' },
  })
  expect((await write(desk, { unit: 'T-11' }, 'x')).body).toMatchObject({ unit: 'T-11', to: { unit: 'T-11' } })
  expect((await write(desk, { everybody: 'crews' }, 'x')).body).toMatchObject({ unit: null })
})

describe('a read mark', () => {
  test('is seen by who wrote, has the time of pressing, and is set once', async () => {
    const { id } = (await write(desk, { unit: 'T-11' }, 'call the gate')).body
    const screen = await watch('dispatcher')
    const pressed = new Date(Date.now() - 300_000).toISOString()
    const read = () => crews['T-11']('POST', `/api/messages/${id}/read`, { at: pressed })
    expect((await read()).body.read).toEqual([{ by: expect.objectContaining({ role: 'crew' }), at: pressed }])
    for (let isRead = false; !isRead; ) {
      const message = (await heard(screen)).find((one: { id: string }) => one.id === id)
      isRead = message?.read[0]?.at === pressed
    }
    expect((await read()).body.read).toHaveLength(1)
    expect((await desk('POST', `/api/messages/${id}/read`)).body.read, 'its writer has read it').toHaveLength(1)
    expect((await supervisor('POST', `/api/messages/${id}/read`)).body.read).toHaveLength(2)
  })
})

test('who has read what is to all crews is known to the desk; a crew is told of itself', async () => {
  const { id } = (await write(supervisor, { everybody: 'crews' }, 'come home')).body
  for (const ask of [crews['T-11'], crews['T-12'], desk]) await ask('POST', `/api/messages/${id}/read`)
  const readBy = async (ask: Ask) => {
    const found = (await ask('GET', '/api/messages')).body.find((one: { id: string }) => one.id === id)
    return found.read.map(({ by }: { by: { id: string } }) => by.id)
  }
  expect(await readBy(desk)).toEqual(['crew-T-11', 'crew-T-12', 'dispatcher-1'])
  expect(await readBy(crews['T-11'])).toEqual(['crew-T-11'])
  const phone = await listen(`${await at.serve()}/api/live`, {
    authorization: `Bearer ${await at.tokenOf('crew', 'T-12')}`,
  })
  screens.push(phone)
  const { messages } = (await phone.next('reset')).data
  expect(JSON.stringify(messages)).not.toContain('crew-T-11')
})

describe('a crew', () => {
  test('writes to the desk, and to nobody else', async () => {
    for (const to of [{ unit: 'T-12' }, { unit: 'T-11' }, { everybody: 'crews' }, { everybody: 'all' }])
      expect(await write(crews['T-11'], to, 'x')).toMatchObject({ status: 403, body: { code: 'crew-writes-to-desk' } })
  })

  test('neither sees nor marks what is between the desk and another one, and is not told that there is such a thing', async () => {
    const { id } = (await write(desk, { unit: 'T-12' }, 'not for T-11')).body
    const [known, unknown] = await Promise.all(
      [id, '1-9999'].map((one) => crews['T-11']('POST', `/api/messages/${one}/read`)),
    )
    expect(known).toMatchObject({ status: 404, body: { code: 'message-not-found' } })
    expect(unknown).toMatchObject({ status: 404, body: { code: 'message-not-found' } })
    expect((await desk('GET', '/api/messages')).body.find((one: { id: string }) => one.id === id).read).toEqual([])
  })

  test('of no unit writes and sees nothing', async () => {
    const nobody = await at.as('crew')
    expect((await write(nobody, { desk: true }, 'x')).status).toBe(403)
    expect((await nobody('GET', '/api/messages')).status).toBe(403)
  })
})

test('a message to a unit that there is not, or without words, is refused', async () => {
  expect(await write(desk, { unit: 'Z-9' }, 'x')).toMatchObject({ status: 404, body: { code: 'unit-not-found' } })
  for (const [to, text] of [
    [{ unit: 'T-11' }, ' '],
    [{ unit: 'T-11' }, 'x'.repeat(1001)],
    [{ everybody: 'nobody' }, 'x'],
    [{}, 'x'],
  ] as const)
    expect((await write(desk, to, text)).status).toBe(400)
})

test('one sent twice under a key is one', async () => {
  const send = () => desk('POST', '/api/messages', { to: { unit: 'T-11' }, text: 'once' }, { 'idempotency-key': 'm1' })
  const [first, again] = [await send(), await send()]
  expect(again.body.id).toBe(first.body.id)
  expect((await textsOf(desk)).filter((text) => text === 'once')).toHaveLength(1)
})

test('the crew of a later shift is not told what was said to the one before', async () => {
  const { id } = (await write(desk, { unit: 'T-11' }, 'to who is on it now')).body
  const read = () => crews['T-11']('POST', `/api/messages/${id}/read`)
  expect((await read()).status).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 13 * 3_600_000 })
  try {
    await vi.waitFor(async () => expect(await textsOf(desk)).toEqual([]), { timeout: 20_000 })
    expect(await read()).toMatchObject({ status: 404, body: { code: 'message-not-found' } })
  } finally {
    vi.useRealTimers()
  }
})
