import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Ask, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { listen } from './fixtures/event-stream.ts'

/** A crew that calls for help, whatever else is going on. */

let at: TestCentre
let desk: Ask
let other: Ask
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  other = await at.as('supervisor')
  await other('PUT', '/api/stations/chorsu', { id: 'chorsu', name: 'Chorsu', position: [69.23, 41.32], area: null })
})
afterAll(() => at?.close())

let units = 0
/** A unit of its own for each test, and its crew. */
const unit = async (more: object = {}): Promise<{ id: string; crew: Ask }> => {
  const id = `T-${++units}`
  await desk('POST', '/api/units', { id, capabilities: ['patrol'], ...more })
  return { id, crew: await at.as('crew', id) }
}
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
const sent = async (id: string): Promise<string> => {
  const { body } = await desk('POST', '/api/incidents', incident)
  await desk('POST', `/api/incidents/${body.id}/assignments`, { units: [id] })
  return body.id
}
const callOf = async ({ body }: Answer) => ({
  ...body.distress,
  incident: body.distress.incident && (await desk('GET', `/api/incidents/${body.distress.incident}`)).body,
})

describe('a crew calls for help', () => {
  test('and an incident stands above every queue, with where it is', async () => {
    const { id, crew } = await unit()
    await desk('POST', '/api/incidents', { ...incident, priority: 1 })
    const answer = await crew('POST', `/api/units/${id}/distress`, { position: [69.27, 41.29] })
    expect(answer.status).toBe(200)
    const call = await callOf(answer)
    expect(call).toMatchObject({ takenBy: null, position: [69.27, 41.29] })
    expect(call.incident).toMatchObject({
      type: 'distress',
      priority: 1,
      status: 'open',
      distress: id,
      place: { position: [69.27, 41.29], address: id },
      openedBy: { role: 'crew' },
    })
    expect((await desk('GET', '/api/incidents')).body[0].id).toBe(call.incident.id)
    expect((await desk('GET', `/api/units/${id}`)).body.position).toEqual([69.27, 41.29])
  })

  test('in one commit: unit and incident are told of together', async () => {
    const { id, crew } = await unit()
    const screen = await listen(`${await at.serve()}/api/live`, {
      authorization: `Bearer ${await at.tokenOf('operator')}`,
    })
    await screen.next('reset')
    await crew('POST', `/api/units/${id}/distress`, { position: [69.27, 41.29] })
    for (let isCalling = false; !isCalling; ) {
      const { data } = await screen.next()
      isCalling = data.units?.some((one: { id: string; distress: unknown }) => one.id === id && one.distress)
      if (isCalling) expect(data.incidents).toMatchObject([{ distress: id }])
    }
    screen.close()
  })

  test('pressed twice is pressed once, with a key and without', async () => {
    const { id, crew } = await unit()
    const press = (key: string) =>
      crew('POST', `/api/units/${id}/distress`, { position: [69, 41] }, { 'idempotency-key': key })
    const answers = [await press('a'), await press('a'), await press('b'), await press('c')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.distress.incident)).size).toBe(1)
    const all = (await desk('GET', '/api/incidents?limit=1000')).body
    expect(all.filter((one: { distress: string }) => one.distress === id)).toHaveLength(1)
  })

  test.each<[string, (id: string, crew: Ask) => Promise<unknown>]>([
    ['out of service', (id) => desk('POST', `/api/units/${id}/status`, { status: 'out-of-service' })],
    ['on a job', (id) => sent(id)],
    ['on shift', (id, crew) => crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })],
    [
      'after its shift',
      async (id, crew) => {
        await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
        await crew('POST', `/api/units/${id}/shift/end`)
      },
    ],
  ])('%s', async (_name, before) => {
    const { id, crew } = await unit()
    await before(id, crew)
    const { status } = (await desk('GET', `/api/units/${id}`)).body
    const answer = await crew('POST', `/api/units/${id}/distress`, { position: [69.27, 41.29] })
    expect(answer).toMatchObject({ status: 200, body: { status, distress: { incident: expect.any(String) } } })
  })

  test('with nonsense beside it', async () => {
    for (const body of [{ position: 'here', at: 'now' }, { position: [999, 41], at: '3000-01-01T00:00:00Z' }, {}]) {
      const { id, crew } = await unit()
      const answer = await crew('POST', `/api/units/${id}/distress`, body)
      expect(answer).toMatchObject({ status: 200, body: { distress: { since: expect.any(String) } } })
      expect(Date.now() - Date.parse(answer.body.distress.since)).toBeLessThan(60_000)
    }
  })

  test('over the radio, by the desk; never for another crew', async () => {
    const [{ id }, { crew: stranger }] = [await unit({ station: 'chorsu' }), await unit()]
    expect(await stranger('POST', `/api/units/${id}/distress`)).toMatchObject({
      status: 403,
      body: { code: 'not-your-unit' },
    })
    expect((await desk('GET', `/api/units/${id}`)).body.distress).toBeNull()
    expect((await desk('POST', `/api/units/${id}/distress`)).body.distress).toMatchObject({
      incident: expect.any(String),
    })
  })
})

describe('where it is', () => {
  test('its last position, when it says none', async () => {
    const { id, crew } = await unit()
    await crew('POST', `/api/units/${id}/position`, { position: [69.11, 41.11] })
    expect(await callOf(await crew('POST', `/api/units/${id}/distress`))).toMatchObject({ position: [69.11, 41.11] })
  })

  test('its job, with the address of that, when its last position is old', async () => {
    const { id, crew } = await unit()
    await crew('POST', `/api/units/${id}/position`, { position: [69.11, 41.11], at: ago(11) })
    await sent(id)
    const call = await callOf(await crew('POST', `/api/units/${id}/distress`))
    expect(call.incident.place).toEqual({ position: [69.28, 41.31], address: `${id}, 5 Navoiy` })
  })

  test('its old position, when it has no job', async () => {
    const { id, crew } = await unit({ station: 'chorsu' })
    await crew('POST', `/api/units/${id}/position`, { position: [69.11, 41.11], at: ago(60) })
    expect(await callOf(await crew('POST', `/api/units/${id}/distress`))).toMatchObject({ position: [69.11, 41.11] })
  })

  test('its station, when nothing was ever heard of it', async () => {
    const { id, crew } = await unit({ station: 'chorsu' })
    const call = await callOf(await crew('POST', `/api/units/${id}/distress`))
    expect(call.incident.place).toEqual({ position: [69.23, 41.32], address: `${id}, Chorsu` })
  })

  test('nobody knows: the call stands on the unit, and becomes an incident when it says where', async () => {
    const { id, crew } = await unit()
    expect((await crew('POST', `/api/units/${id}/distress`)).body.distress).toMatchObject({
      incident: null,
      position: null,
    })
    const call = await callOf(await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2] }))
    expect(call).toMatchObject({ position: [69.3, 41.2], incident: { type: 'distress', distress: id } })
  })
})

describe('pressed without network and sent late', () => {
  test('it counts from when it was pressed', async () => {
    const { id, crew } = await unit()
    const pressed = ago(20)
    const answer = await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2], at: pressed })
    expect(answer.body.distress.since).toBe(pressed)
    const timeline = (await desk('GET', `/api/incidents/${answer.body.distress.incident}/timeline`)).body
    expect(timeline[0]).toMatchObject({ type: 'unit-distress-raised', lane: 'unit', unit: id, pressedAt: pressed })
    expect(Date.parse(timeline[0].at)).toBeGreaterThan(Date.parse(pressed))
  })
})

describe('the desk', () => {
  test('takes the call, one of them; ends it with a reason; all of it stands in the timeline', async () => {
    const { id, crew } = await unit()
    const raised = await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2] })
    const take = (ask: Ask) => ask('POST', `/api/units/${id}/distress/take`)
    expect(await take(crew)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await take(desk)).toMatchObject({ status: 200, body: { distress: { takenBy: { role: 'dispatcher' } } } })
    expect(await take(desk)).toMatchObject({ status: 200 })
    expect(await take(other)).toMatchObject({ status: 409, body: { code: 'distress-taken' } })
    expect(await crew('POST', `/api/units/${id}/distress/end`, { reason: 'x' })).toMatchObject({ status: 403 })
    expect(await desk('POST', `/api/units/${id}/distress/end`)).toMatchObject({ status: 400 })
    const ended = await desk('POST', `/api/units/${id}/distress/end`, { reason: 'safe, two arrested' })
    expect(ended.body.distress).toBeNull()
    expect(await take(desk)).toMatchObject({ status: 409, body: { code: 'unit-not-in-distress' } })

    const timeline = (await desk('GET', `/api/incidents/${raised.body.distress.incident}/timeline`)).body
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual([
      'unit-distress-raised',
      'unit-distress-linked',
      'incident-opened',
      'unit-distress-taken',
      'unit-distress-ended',
    ])
    expect(timeline.at(-1)).toMatchObject({ text: 'safe, two arrested', unit: id })
    const incidentOf = `/api/incidents/${raised.body.distress.incident}`
    await desk('POST', `${incidentOf}/resolve`, { disposition: 'handled' })
    await desk('POST', `${incidentOf}/close`)
    const later = await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2] })
    expect(later.body.distress.incident).not.toBe(raised.body.distress.incident)
    const again = (await desk('GET', `${incidentOf}/timeline`)).body
    expect(again.slice(0, timeline.length), 'a later call is not of this incident').toEqual(timeline)
    expect(again.slice(timeline.length).map(({ type }: { type: string }) => type)).toEqual([
      'incident-resolved',
      'incident-closed',
    ])
  })

  test('cannot be done with it while the crew calls', async () => {
    const { id, crew } = await unit()
    const { body } = await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2] })
    const incidentOf = `/api/incidents/${body.distress.incident}`
    const resolve = () => desk('POST', `${incidentOf}/resolve`, { disposition: 'handled' })
    expect(await resolve()).toMatchObject({ status: 409, body: { code: 'distress-goes-on' } })
    expect((await desk('GET', incidentOf)).body.status).toBe('open')
    await desk('POST', `/api/units/${id}/distress/end`, { reason: 'safe' })
    expect(await resolve()).toMatchObject({ status: 200, body: { status: 'resolved' } })
  })

  test('a second call before that is the same incident, from where the crew is now', async () => {
    const { id, crew } = await unit()
    const call = async (position: readonly number[]) =>
      (await crew('POST', `/api/units/${id}/distress`, { position })).body.distress.incident
    const incident = await call([69.3, 41.2])
    await desk('POST', `/api/units/${id}/distress/end`, { reason: 'safe' })
    await desk('POST', `/api/incidents/${incident}/resolve`, { disposition: 'handled' })
    expect(await call([69.4, 41.3])).toBe(incident)
    const open = (await desk('GET', '/api/incidents?limit=1000')).body
    expect(open.filter((one: { distress: string }) => one.distress === id)).toMatchObject([
      { id: incident, status: 'open', disposition: null, place: { position: [69.4, 41.3] } },
    ])
    const timeline = (await desk('GET', `/api/incidents/${incident}/timeline`)).body
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual([
      'unit-distress-raised',
      'unit-distress-linked',
      'incident-opened',
      'unit-distress-ended',
      'incident-resolved',
      'unit-distress-raised',
      'unit-distress-linked',
      'distress-called-again',
    ])
  })

  test('never sends the crew to its own call, neither while it calls nor afterwards', async () => {
    const { id, crew } = await unit()
    const { body } = await crew('POST', `/api/units/${id}/distress`, { position: [69.3, 41.2] })
    const send = () => desk('POST', `/api/incidents/${body.distress.incident}/assignments`, { units: [id] })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'unit-called-for-help' } })
    const { body: other } = await desk('POST', '/api/incidents', incident)
    expect(await desk('POST', `/api/incidents/${other.id}/assignments`, { units: [id] })).toMatchObject({
      status: 409,
      body: { code: 'unit-in-distress' },
    })
    await desk('POST', `/api/units/${id}/distress/end`, { reason: 'safe' })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'unit-called-for-help' } })
  })

  test('sends others to it, the nearest that can protect it; its shift does not end while it calls', async () => {
    const [{ id, crew }, near] = [await unit(), await unit()]
    await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
    const { body } = await crew('POST', `/api/units/${id}/distress`, { position: [69.9, 41.9] })
    await near.crew('POST', `/api/units/${near.id}/position`, { position: [69.9, 41.901] })
    const { chosen, considered } = (await desk('GET', `/api/incidents/${body.distress.incident}/recommendation`)).body
    expect(chosen[0]).toMatchObject({ unit: near.id })
    expect(considered.find((one: { unit: string }) => one.unit === id)).toMatchObject({ why: 'in-distress', metres: 0 })
    expect(await crew('POST', `/api/units/${id}/shift/end`)).toMatchObject({
      status: 409,
      body: { code: 'unit-in-distress' },
    })
  })

  test('cannot make a distress of anything else', async () => {
    expect((await desk('POST', '/api/incidents', { ...incident, type: 'distress' })).status).toBe(400)
    const { body } = await desk('POST', '/api/incidents', incident)
    expect((await desk('POST', `/api/incidents/${body.id}/change`, { type: 'distress' })).status).toBe(400)
  })
})
