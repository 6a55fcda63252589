import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Ask, account, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Listener, listen } from './fixtures/event-stream.ts'
import type { CrewIncidentView } from './incidents/incident.ts'

/** The live push of a whole duty centre: what its audiences get to see. */

let at: TestCentre
let desk: Ask
let url: string
const listeners: Listener[] = []
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('supervisor')
  url = `${await at.serve()}/api/live`
  await desk('POST', '/api/accounts', account())
  await desk('POST', '/api/units', { id: 'T-11', capabilities: ['patrol'], crew: ['Otabek'] })
  await desk('POST', '/api/units', { id: 'T-12', capabilities: ['patrol'] })
})
afterAll(async () => {
  for (const listener of listeners) listener.close()
  await at?.close()
})

const watch = async (token: string, headers: Record<string, string> = {}): Promise<Listener> => {
  const listener = await listen(url, { authorization: `Bearer ${token}`, ...headers })
  listeners.push(listener)
  return listener
}

/** Listens until the screen is where the journal is: an older picture may be followed by what has changed since. */
const upToDate = async (
  screen: Listener,
): Promise<{ id: number; alarms: ReadonlyMap<string, { signals: number }> }> => {
  const alarms = new Map<string, { signals: number }>()
  for (;;) {
    const { id, data } = await screen.next()
    for (const alarm of data.alarms ?? []) alarms.set(alarm.id, alarm)
    if (id! >= at.centre.journal.seq) return { id: id!, alarms }
  }
}

test('the desk sees a panel’s signal at once, with its door; a crew sees names and doors of its own job only', async () => {
  const [screen, phone] = [await watch(await at.tokenOf('operator')), await watch(await at.tokenOf('crew', 'T-11'))]
  const other = await watch(await at.tokenOf('crew', 'T-12'))
  expect((await screen.next('reset')).data).toMatchObject({
    me: { role: 'operator' },
    alarms: [],
    units: [{ crew: ['Otabek'] }, { id: 'T-12' }],
  })
  const { data } = await phone.next('reset')
  expect(data).toMatchObject({ me: { role: 'crew', unit: 'T-11' }, alarms: [], incidents: [] })
  expect(data.units).toMatchObject([{ id: 'T-11', crew: ['Otabek'] }])
  expect((await other.next('reset')).data.units).toMatchObject([{ id: 'T-12', crew: [] }])

  const panel = await at.panel('1234')
  await panel.send({ data: '#1234|Nri1/PA001' })
  const { data: shown } = await screen.next('delta')
  expect(shown.alarms).toMatchObject([{ class: 'panic', signals: 1, premises: { name: 'Bek bank' } }])

  const { body } = await desk('POST', `/api/alarms/${shown.alarms[0].id}/escalate`, { narrative: 'a man with a knife' })
  await desk('POST', `/api/incidents/${body.id}/note`, { text: 'the gate is open' })
  await desk('POST', `/api/incidents/${body.id}/assignments`, { units: ['T-11'] })
  const job = await incidentOn(phone, ({ assignments }) => assignments.length === 1)
  expect(job).toMatchObject({
    id: body.id,
    place: { address: '5 Navoiy, Bek bank' },
    narrative: 'a man with a knife',
    premises: { name: 'Bek bank' },
    notes: [{ text: 'the gate is open', by: { role: 'supervisor' } }],
  })
  await desk('POST', `/api/incidents/${body.id}/note`, { text: 'they have a dog' })
  expect(await incidentOn(phone, ({ notes }) => notes.length === 2)).toMatchObject({
    notes: [{}, { text: 'they have a dog' }],
  })

  // Nothing of all this has gone to the other crew: what it hears of next is its own.
  await desk('POST', '/api/units/T-12/status', { status: 'out-of-service' })
  const { data: told } = await other.next()
  expect(told).not.toHaveProperty('incidents')
  expect(told.units).toMatchObject([{ id: 'T-12', status: 'out-of-service' }])
})

test('an incident that a crew is done with for long is without names and doors there', async () => {
  const { body } = await desk('POST', '/api/incidents', { ...incident, narrative: 'a man with a knife' })
  await desk('POST', '/api/units', { id: 'T-13', capabilities: ['patrol'] })
  await desk('POST', `/api/incidents/${body.id}/assignments`, { units: ['T-13'] })
  await desk('POST', `/api/assignments/${body.id}.1/clear`)
  const phone = await watch(await at.tokenOf('crew', 'T-13'))
  expect((await phone.next('reset')).data.incidents).toMatchObject([{ narrative: 'a man with a knife' }])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 })
  try {
    await desk('POST', `/api/incidents/${body.id}/note`, { text: 'he is called Rustam' })
    const { data } = await phone.next('delta')
    expect(data.incidents).toMatchObject([{ id: body.id, assignments: [{ unit: 'T-13', status: 'cleared' }] }])
    for (const secret of ['knife', 'Navoiy', 'Rustam', '69.28']) expect(JSON.stringify(data)).not.toContain(secret)
  } finally {
    vi.useRealTimers()
  }
})

test('the wall is told where things are roughly, and nothing of people; an analyst sees no more', async () => {
  const wall = await listen(`${url}?view=wall`, { authorization: `Bearer ${await at.tokenOf('operator')}` })
  const analyst = await watch(await at.tokenOf('analyst'))
  const phone = await listen(`${url}?view=wall`, { authorization: `Bearer ${await at.tokenOf('crew', 'T-12')}` })
  listeners.push(wall, phone)
  const { data } = await wall.next('reset')
  expect(data.incidents[0]).toMatchObject({ type: 'panic', position: [69.28, 41.31], assignments: [{ unit: 'T-11' }] })
  expect(data.alarms[0]).toMatchObject({ class: 'panic', status: 'in-hand', dueAt: expect.any(String) })
  expect(data.units[0]).toMatchObject({ id: 'T-11', status: 'assigned' })
  for (const secret of ['Navoiy', 'Bek', 'Otabek', 'knife', 'gate', 'supervisor', '1234'])
    expect(JSON.stringify({ ...data, me: {} })).not.toContain(secret)
  const { data: seen } = await analyst.next('reset')
  expect([seen.alarms, seen.incidents, seen.units]).toEqual([data.alarms, data.incidents, data.units])
  expect((await phone.next('reset')).data.units).toMatchObject([{ id: 'T-12' }])
  for (const screen of [wall, analyst, phone]) screen.close()
})

/** The next that a screen hears of an incident that is as it is looked for. */
const incidentOn = async (
  screen: Listener,
  isIt: (incident: CrewIncidentView) => boolean,
): Promise<CrewIncidentView> => {
  for (;;) {
    const { data } = await screen.next()
    const found = data.incidents?.find(isIt)
    if (found) return found
  }
}

test('a screen that comes back gets what it missed', async () => {
  const token = await at.tokenOf('operator')
  const screen = await watch(token)
  const { id } = await upToDate(screen)
  screen.close()
  const { body } = await desk('POST', '/api/incidents', incident)
  const back = await watch(token, { 'last-event-id': String(id) })
  const { event, data } = await back.next()
  expect(event).toBe('delta')
  expect(data.incidents.map((one: { id: string }) => one.id)).toEqual([body.id])
  expect(data).not.toHaveProperty('units')
})

test('another panel of the same alarm: the count goes out, though nothing was decided', async () => {
  const screen = await watch(await at.tokenOf('operator'))
  const [[alarm, before]] = [...(await upToDate(screen)).alarms] as [[string, { signals: number }]]
  const panel = await at.panel('1234', { firstSequence: 50 })
  await panel.send({ data: '#1234|Nri1/BA002' })
  const { data } = await screen.next('delta')
  expect(data.alarms).toMatchObject([{ id: alarm, signals: before.signals + 1 }])
})

test('positions go out as they come, to the desk, and not to other crews', async () => {
  const [screen, phone] = [await watch(await at.tokenOf('operator')), await watch(await at.tokenOf('crew', 'T-12'))]
  await screen.next('reset')
  const report = { position: [69.25, 41.32], heading: 90 }
  await (await at.as('crew', 'T-11'))('POST', '/api/units/T-11/position', report)
  expect((await screen.next('positions')).data.units).toEqual([['T-11', 69.25, 41.32, 90, expect.any(Number)]])
  const heard: string[] = []
  while (heard.filter((event) => event === 'pulse').length < 2) heard.push((await phone.nextOfAll()).event)
  expect(heard).not.toContain('positions')
})

test('who goes home is not on the map any more, not even by what was still to be told', async () => {
  const crew = await at.as('crew', 'T-13')
  await crew('POST', '/api/units/T-13/shift', { crew: ['Lola'] })
  const screen = await watch(await at.tokenOf('operator'))
  await screen.next('reset')
  await crew('POST', '/api/units/T-13/position', { position: [69.25, 41.32] })
  await crew('POST', '/api/units/T-13/shift/end')
  let place: unknown
  for (let pulses = 0; pulses < 2; ) {
    const { event, data } = await screen.nextOfAll()
    if (event === 'pulse') pulses++
    if (event === 'positions') place = data.units.find(([unit]: [string]) => unit === 'T-13') ?? place
    if (event === 'delta') place = data.units?.find(({ id }: { id: string }) => id === 'T-13')?.position
  }
  expect(place).toBeNull()
})

test('whose pass is ended is sent away, and cannot come back', async () => {
  const administrator = await at.as('administrator')
  const { token, person } = (await administrator('POST', '/api/tokens', { role: 'crew', unit: 'T-14' })).body
  const phone = await watch(token)
  await phone.next('reset')
  expect(await administrator('DELETE', `/api/passes/${person}`)).toMatchObject({ status: 200, body: { ended: 1 } })
  const toItsEnd = async () => {
    for (;;) await phone.next()
  }
  await expect(toItsEnd()).rejects.toThrow('the stream has ended')
  expect((await watch(token)).status).toBe(401)
})

test('one person has twenty screens, and not one more', async () => {
  const token = await at.tokenOf('operator', 'many')
  for (let n = 0; n < 20; n++) expect((await watch(token)).status).toBe(200)
  expect((await watch(token)).status).toBe(429)
  expect((await watch(await at.tokenOf('operator', 'another'))).status).toBe(200)
})
