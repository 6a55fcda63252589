import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Listener, listen } from './fixtures/event-stream.ts'
import { hours } from './fixtures/people.ts'
import { sessionCookie } from './platform/http/app.ts'

/** Who leads a shift, over HTTP and live connections: who is there, handing over alarms and shifts, the screen on the wall. */

let at: TestCentre
let url: string
let lead: Ask
let anna: Ask
let boris: Ask
const screens: Listener[] = []
beforeAll(async () => {
  at = await openTestCentre()
  url = `${await at.serve()}/api/live`
  lead = await at.as('supervisor')
  anna = await at.as('operator', 'anna')
  boris = await at.as('operator', 'boris')
  await lead('PUT', '/api/stations/chorsu', {
    id: 'chorsu',
    name: 'Chorsu',
    position: [69.2, 41.3],
    area: {
      type: 'Polygon',
      coordinates: [
        [
          [69.2, 41.2],
          [69.4, 41.2],
          [69.4, 41.4],
          [69.2, 41.4],
          [69.2, 41.2],
        ],
      ],
    },
  })
  await lead('POST', '/api/accounts', account())
  await lead('POST', '/api/units', { id: 'T-11', capabilities: ['patrol'], crew: ['Otabek'], station: 'chorsu' })
})
afterAll(async () => {
  for (const screen of screens) screen.close()
  await at?.close()
})

const sitDown = async (token: string, view = 'own'): Promise<Listener> => {
  const screen = await listen(`${url}?view=${view}`, { authorization: `Bearer ${token}` })
  screens.push(screen)
  await screen.next('reset')
  return screen
}
const alarms = async () => (await lead('GET', '/api/alarms')).body as { id: string }[]

test('who is there is known by name and role, with how many screens, and who has lost the connection', async () => {
  await sitDown(await at.tokenOf('operator', 'anna'))
  const screen = await sitDown(await at.tokenOf('operator', 'boris'))
  await sitDown(await at.tokenOf('supervisor', 'wall'), 'wall')
  expect((await lead('GET', '/api/presence')).body).toMatchObject([
    { id: 'operator-anna', name: 'operator', role: 'operator', screens: 1, lostSince: null },
    { id: 'operator-boris', screens: 1, lostSince: null },
  ])
  screen.close()
  await expect
    .poll(async () => (await lead('GET', '/api/presence')).body)
    .toMatchObject([{ screens: 1 }, { screens: 0, lostSince: expect.any(String) }])
})

describe('an alarm is handed over', () => {
  let id: string
  beforeAll(async () => {
    const panel = await at.panel('1234')
    await panel.send({ data: '#1234|Nri1/PA001' })
    id = (await alarms())[0]!.id
  })
  const handOver = (ask: Ask, to: string) => ask('POST', `/api/alarms/${id}/hand-over`, { to })

  test('not to who is not there, nor to who may not take it', async () => {
    for (const to of ['operator-boris', 'nobody'])
      expect(await handOver(lead, to)).toMatchObject({ status: 409, body: { code: 'person-not-present' } })
    await sitDown(await at.tokenOf('crew', 'T-11'))
    expect((await handOver(lead, 'crew-T-11')).body.code).toBe('person-not-present')
  })

  test('by a supervisor while it waits, and then by who has it; nobody else', async () => {
    expect((await handOver(boris, 'operator-anna')).body.code).toBe('alarm-not-in-hand')
    expect(await handOver(lead, 'operator-anna')).toMatchObject({
      status: 200,
      body: { status: 'in-hand', inHandOf: { id: 'operator-anna' } },
    })
    await sitDown(await at.tokenOf('operator', 'boris'))
    expect((await handOver(boris, 'operator-boris')).body.code).toBe('alarm-not-in-your-hand')
    expect((await handOver(anna, 'operator-boris')).body.inHandOf.id).toBe('operator-boris')
    const { body } = await lead('GET', `/api/alarms/${id}/timeline`)
    expect(body.filter((entry: { type: string }) => entry.type === 'alarm-handed-over')).toMatchObject([
      { lane: 'operator', detail: { from: null, to: { id: 'operator-anna' } } },
      { lane: 'operator', detail: { from: { id: 'operator-anna' }, to: { id: 'operator-boris' } } },
    ])
  })
})

test('the figures are those of this day and of this queue', async () => {
  const { body: queue } = await lead('GET', '/api/figures/queue?hours=2')
  expect(queue).toMatchObject({ bucketSeconds: 300, targets: { urgent: 30, other: 90, onScene: 600 } })
  expect(queue.buckets).toHaveLength(24)
  const sum = (of: 'opened' | 'inHand') =>
    queue.buckets.reduce((all: number, one: Record<string, number>) => all + one[of]!, 0)
  expect([sum('opened'), sum('inHand'), queue.buckets.at(-1).waitingAtEnd]).toEqual([1, 1, 0])
  const { body: day } = await (await at.as('analyst'))('GET', '/api/figures/today')
  expect(day).toMatchObject({
    alarms: { opened: 1, inTime: 1, late: 0 },
    byArea: [{ area: 'chorsu', alarms: { opened: 1 } }],
  })
  expect((await lead('GET', '/api/figures/out-of-order')).body).toEqual({
    onTest: 0,
    unreadable: 0,
    unknownPanels: 0,
    silentUnits: 1,
  })
})

test('the shift is handed over: the sheet, the note, who takes over', async () => {
  await lead('PUT', '/api/accounts/1234/test', { until: new Date(Date.now() + hours(1)).toISOString() })
  await lead('POST', '/api/units/T-11/status', { status: 'out-of-service', reason: 'brakes' })
  await lead('POST', '/api/incidents', incident)
  const { body: sheet } = await lead('GET', '/api/handovers/sheet')
  expect(sheet).toMatchObject({
    inHand: [{ priority: 1, class: 'panic', area: 'chorsu' }],
    incidents: [{ type: 'panic', area: 'chorsu', units: [] }],
    outOfService: [{ unit: 'T-11', reason: 'brakes' }],
    onTest: [{ account: '1234' }],
    last: null,
  })
  expect(JSON.stringify(sheet)).not.toMatch(/Navoiy|Bek bank/)

  expect((await lead('POST', '/api/handovers', { to: 'nobody' })).body.code).toBe('person-not-present')
  const note = 'Bek bank rings at four'
  const signed = await lead(
    'POST',
    '/api/handovers',
    { text: note, to: 'operator-anna' },
    { 'idempotency-key': 'once' },
  )
  expect(signed).toMatchObject({
    status: 201,
    body: { text: note, to: { id: 'operator-anna' }, figures: { inHand: 1, incidents: 1, outOfService: 1, onTest: 1 } },
  })
  await lead('POST', '/api/handovers', { text: note, to: 'operator-anna' }, { 'idempotency-key': 'once' })
  const { body: list } = await lead('GET', '/api/handovers')
  expect(list).toEqual([signed.body])
  expect((await lead('GET', '/api/handovers/sheet')).body.last).toEqual(signed.body)
  const { rows } = await at.pool.query('select state::text from board.handover')
  expect(rows[0].state).not.toContain(note)
})

test('the wall is told areas, and no address, no name, no word of anybody', async () => {
  const wall = await listen(`${url}?view=wall`, { authorization: `Bearer ${await at.tokenOf('analyst')}` })
  screens.push(wall)
  // The picture may be a little old; what has changed since comes right after it.
  const { me: _me, ...shown } = (await wall.next('reset')).data
  for (let isThere = shown.incidents.length > 0; !isThere; isThere = (shown.incidents ?? []).length > 0)
    Object.assign(shown, (await wall.next('delta')).data)
  expect(shown).toMatchObject({
    alarms: [{ class: 'panic', area: 'chorsu' }],
    incidents: [{ type: 'panic', area: 'chorsu', position: [69.28, 41.31] }],
    units: [{ id: 'T-11', area: 'chorsu' }],
    stations: [{ id: 'chorsu', name: 'Chorsu' }],
  })
  expect(JSON.stringify(shown)).not.toMatch(/Navoiy|Bek bank|Otabek|operator-/)

  // Where a unit stands, somebody lives: a part of the town is told, not a door.
  await lead('POST', '/api/units/T-11/status', { status: 'available' })
  await lead('POST', '/api/units/T-11/position', { position: [69.28047, 41.31031] })
  const positions = await wall.next('positions')
  expect(positions.data.units).toEqual([['T-11', 69.28, 41.31, null, expect.any(Number)]])
})

test('a screen on a wall is listed with who hung it up and when it was last seen, and is taken down', async () => {
  const hanger = await at.as('supervisor', 'hanger')
  const hung = await hanger('POST', '/api/session/screen', undefined, { 'yordam-request': '1' })
  const [, pass] = new RegExp(`${sessionCookie}=([^;]+)`).exec(String(hung.headers['set-cookie'])) ?? []
  const cookie = `${sessionCookie}=${pass}`
  const onWall = () => at.stranger('GET', '/api/session', undefined, { cookie })
  const { id } = hung.body
  const listed = async () =>
    ((await lead('GET', '/api/screens')).body as { id: string }[]).filter((one) => one.id === id)
  expect(await listed()).toMatchObject([{ hungBy: 'supervisor', seenAt: null, connected: false }])

  const wall = await listen(`${url}?view=wall`, { cookie })
  screens.push(wall)
  await wall.next('reset')
  expect(await listed()).toMatchObject([{ seenAt: expect.any(String), connected: true }])

  expect((await lead('DELETE', '/api/screens/operator-anna')).body.code).toBe('screen-not-found')
  expect((await anna('GET', '/api/session')).status).toBe(200)
  expect((await lead('DELETE', `/api/screens/${id}`)).body).toEqual({ ended: true })
  expect((await onWall()).status).toBe(401)
  expect(await listed()).toEqual([])
  await expect(untilItEnds(wall)).rejects.toThrow('the stream has ended')
})

const untilItEnds = async (screen: Listener): Promise<never> => {
  for (;;) await screen.nextOfAll()
}
