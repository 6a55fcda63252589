import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, account, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Listener, listen } from './fixtures/event-stream.ts'

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

test('the desk sees a panel’s signal at once, with its door; a crew sees neither names nor doors', async () => {
  const [screen, phone] = [await watch(await at.tokenOf('operator')), await watch(await at.tokenOf('crew', 'T-11'))]
  expect((await screen.next('reset')).data).toMatchObject({
    me: { role: 'operator' },
    alarms: [],
    units: [{ crew: ['Otabek'] }],
  })
  const { data } = await phone.next('reset')
  expect(data).toMatchObject({ me: { role: 'crew', unit: 'T-11' }, incidents: [], units: [{ id: 'T-11', crew: [] }] })
  expect(data).not.toHaveProperty('alarms')

  const panel = await at.panel('1234')
  await panel.send({ data: '#1234|Nri1/PA001' })
  const { data: shown } = await screen.next('delta')
  expect(shown.alarms).toMatchObject([{ class: 'panic', signals: 1, premises: { name: 'Bek bank' } }])

  const { body } = await desk('POST', '/api/incidents', { ...incident, narrative: 'a man with a knife' })
  await desk('POST', `/api/incidents/${body.id}/assignments`, { unit: 'T-11' })
  const told: string[] = []
  for (let isSent = false; !isSent; ) {
    const { data: delta } = await phone.next('delta')
    told.push(JSON.stringify(delta))
    isSent = delta.incidents?.some((one: { assignments: unknown[] }) => one.assignments.length > 0)
  }
  for (const secret of ['knife', 'Navoiy', 'Bek bank', 'Otabek', '69.28']) expect(told.join()).not.toContain(secret)
})

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

test('positions go out as they come, to the desk and to crews', async () => {
  const phone = await watch(await at.tokenOf('crew', 'T-11'))
  await phone.next('reset')
  const report = { position: [69.25, 41.32], heading: 90 }
  await (await at.as('crew', 'T-11'))('POST', '/api/units/T-11/position', report)
  expect((await phone.next('positions')).data.units).toEqual([['T-11', 69.25, 41.32, 90, expect.any(Number)]])
})

test('whose pass is ended is sent away, and cannot come back', async () => {
  const administrator = await at.as('administrator')
  const { token, person } = (await administrator('POST', '/api/tokens', { role: 'crew', unit: 'T-12' })).body
  const phone = await watch(token)
  await phone.next('reset')
  expect(await administrator('DELETE', `/api/tokens/${person}`)).toMatchObject({ status: 200, body: { ended: 1 } })
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
