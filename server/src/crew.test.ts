import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { stayOnShift } from './sign-in.ts'

/** What a crew says of itself from its phone: in time, late, and of nobody else. */

let at: TestCentre
let desk: Ask
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('supervisor')
})
afterAll(() => at?.close())

let units = 0
const unit = async (): Promise<{ id: string; crew: Ask }> => {
  const id = `T-${++units}`
  await desk('POST', '/api/units', { id, capabilities: ['patrol'], crew: ['Registered'] })
  return { id, crew: await at.as('crew', id) }
}
const sent = async (id: string): Promise<{ incident: string; assignment: string }> => {
  const { body } = await desk('POST', '/api/incidents', incident)
  const assignment = (await desk('POST', `/api/incidents/${body.id}/assignments`, { units: [id] })).body[0]
  return { incident: body.id, assignment: assignment.id }
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 2_100))
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()

describe('where a unit is', () => {
  const here = [69.24, 41.31]
  const says = async (ask: Ask, id: string, more: object = {}) =>
    (await ask('POST', `/api/units/${id}/position`, { position: here, ...more })).body.taken
  const shown = async (id: string) => (await desk('GET', `/api/units/${id}`)).body.position
  const begin = (crew: Ask, id: string) => crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })

  test('is known on a shift, of no moment before it, and forgotten when it ends', async () => {
    const { id, crew } = await unit()
    await begin(crew, id)
    expect(await says(crew, id, { at: ago(60_000) })).toBe(false)
    expect(await shown(id)).toBeNull()
    expect(await says(crew, id)).toBe(true)
    expect(await shown(id)).toEqual(here)
    expect((await crew('POST', `/api/units/${id}/shift/end`)).body).toMatchObject({ position: null, positionAt: null })
    expect(await shown(id)).toBeNull()
    expect(await says(crew, id)).toBe(false)
    expect(await says(desk, id)).toBe(false)
  })

  test('is not known between shifts, though the desk puts the unit in service', async () => {
    const { id, crew } = await unit()
    await begin(crew, id)
    await crew('POST', `/api/units/${id}/shift/end`)
    await desk('POST', `/api/units/${id}/status`, { status: 'available' })
    expect(await says(crew, id)).toBe(false)
    expect(await shown(id)).toBeNull()
  })

  test('of the crew before is not that of the next one', async () => {
    const { id, crew } = await unit()
    await begin(crew, id)
    await says(crew, id)
    // In the same millisecond it would be of both.
    await new Promise((resolve) => setTimeout(resolve, 5))
    await begin(crew, id)
    expect(await shown(id)).toBeNull()
    expect(await says(crew, id)).toBe(true)
  })

  test('is known at a site that has no shifts, while the unit is in service', async () => {
    const { id, crew } = await unit()
    expect(await says(crew, id)).toBe(true)
    await desk('POST', `/api/units/${id}/status`, { status: 'out-of-service' })
    expect(await shown(id)).toBeNull()
    expect(await says(crew, id)).toBe(false)
  })

  test('is known of who calls for help in their own time, until it is over', async () => {
    const { id, crew } = await unit()
    await begin(crew, id)
    await crew('POST', `/api/units/${id}/shift/end`)
    await crew('POST', `/api/units/${id}/distress`, { position: here })
    expect(await shown(id)).toEqual(here)
    expect(await says(crew, id)).toBe(true)
    await desk('POST', `/api/units/${id}/distress/end`, { reason: 'found' })
    expect(await shown(id)).toBeNull()
  })
})

describe('a shift', () => {
  const equipment = [
    { item: 'radio', ok: true },
    { item: 'first-aid kit', ok: false, note: 'plasters used up' },
  ]

  test('begins with who is on the unit and what was checked, ends with the unit out of service', async () => {
    const { id, crew } = await unit()
    expect((await desk('GET', `/api/units/${id}`)).body).toMatchObject({
      status: 'available',
      shift: null,
      crew: ['Registered'],
    })
    const begun = await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek', 'Lola'], equipment })
    expect(begun).toMatchObject({
      status: 200,
      body: { status: 'available', crew: ['Otabek', 'Lola'], shift: { equipment } },
    })
    const ended = await crew('POST', `/api/units/${id}/shift/end`, { note: 'tyre is worn' })
    expect(ended).toMatchObject({ status: 200, body: { status: 'out-of-service', crew: [], shift: null } })
    expect((await crew('POST', `/api/units/${id}/shift/end`)).status, 'pressed twice').toBe(200)
    const again = await crew('POST', `/api/units/${id}/shift`, { crew: ['Sobir'] })
    expect(again.body).toMatchObject({ status: 'available', crew: ['Sobir'], shift: { equipment: [] } })
  })

  test('that another crew forgot to end, ends when the next begins', async () => {
    const { id, crew } = await unit()
    await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'], equipment })
    const next = await crew('POST', `/api/units/${id}/shift`, { crew: ['Sobir'] })
    expect(next.body).toMatchObject({ crew: ['Sobir'], status: 'available', shift: { equipment: [] } })
    const types = (await at.centre.journal.readStream(`unit:${id}`)).map(({ type }) => type)
    expect(types).toEqual(['unit-registered', 'unit-shift-started', 'unit-shift-ended', 'unit-shift-started'])
  })

  test('does not end on a job', async () => {
    const { id, crew } = await unit()
    await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
    const { assignment } = await sent(id)
    expect(await crew('POST', `/api/units/${id}/shift/end`)).toMatchObject({ status: 409, body: { code: 'unit-busy' } })
    await crew('POST', `/api/assignments/${assignment}/clear`)
    expect((await crew('POST', `/api/units/${id}/shift/end`)).status).toBe(200)
  })

  test('that began without network began when it was pressed', async () => {
    const { id, crew } = await unit()
    const pressed = ago(600_000)
    const { body } = await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'], at: pressed })
    expect(body.shift.since).toBe(pressed)
  })

  test('says who is on the unit, whatever the register says meanwhile', async () => {
    const { id, crew } = await unit()
    await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
    await desk('PUT', `/api/units/${id}`, { id, capabilities: ['armed'], crew: ['Somebody'] })
    expect((await desk('GET', `/api/units/${id}`)).body).toMatchObject({ capabilities: ['armed'], crew: ['Otabek'] })
  })
})

describe('a step that was pressed without network', () => {
  test('has the time of pressing; the timeline says both', async () => {
    const { id, crew } = await unit()
    const { incident, assignment } = await sent(id)
    await pause()
    const pressed = ago(2_050)
    const { body } = await crew('POST', `/api/assignments/${assignment}/acknowledge`, { at: pressed })
    expect(body.acknowledgedAt).toBe(pressed)
    expect((await desk('GET', `/api/units/${id}`)).body.statusSince).not.toBe(pressed)
    const entry = (await desk('GET', `/api/incidents/${incident}/timeline`)).body.at(-1)
    expect(entry).toMatchObject({ type: 'unit-reported', pressedAt: pressed, lane: 'unit', detail: { via: 'crew' } })
    expect(Date.parse(entry.at)).toBeGreaterThan(Date.parse(pressed))
  })

  test('fills in what a dispatcher had passed over, and does not take the unit back', async () => {
    const { id, crew } = await unit()
    const { assignment } = await sent(id)
    await pause()
    const pressed = ago(2_050)
    await desk('POST', `/api/assignments/${assignment}/on-scene`)
    const { body } = await crew('POST', `/api/assignments/${assignment}/en-route`, { at: pressed })
    expect(body).toMatchObject({ status: 'on-scene', enRouteAt: pressed })
    expect((await desk('GET', `/api/units/${id}`)).body.status).toBe('on-scene')
  })

  test('is refused where its time cannot be, with the time that it is', async () => {
    const { id, crew } = await unit()
    const { assignment } = await sent(id)
    const step = (at: string) => crew('POST', `/api/assignments/${assignment}/acknowledge`, { at })
    expect(await step(ago(60_000))).toMatchObject({ status: 409, body: { code: 'step-before-assignment' } })
    for (const wrong of [ago(-60_000), ago(25 * 3_600_000)])
      expect(await step(wrong)).toMatchObject({
        status: 400,
        body: { code: 'bad-time', detail: { now: expect.any(String) } },
      })
    expect(await step(ago(-5_000)), 'a clock a little ahead').toMatchObject({ status: 200 })
  })

  test('sent again under its key changes nothing', async () => {
    const { id, crew } = await unit()
    const { incident, assignment } = await sent(id)
    const step = () =>
      crew('POST', `/api/assignments/${assignment}/en-route`, { at: ago(0) }, { 'idempotency-key': `k-${id}` })
    expect((await step()).status).toBe(200)
    expect([200, 422]).toContain((await step()).status)
    const types = (await desk('GET', `/api/incidents/${incident}/timeline`)).body.map(
      ({ type }: { type: string }) => type,
    )
    expect(types.filter((type: string) => type === 'unit-reported')).toHaveLength(1)
  })
})

describe('on its job, a crew', () => {
  test('writes notes, asks for more units, and reads what it must know', async () => {
    await desk('POST', '/api/accounts', account())
    await (await at.panel('1234')).send({ data: '#1234|Nri1/PA001' })
    const [{ id: alarm }] = (await desk('GET', '/api/alarms')).body
    const { body } = await desk('POST', `/api/alarms/${alarm}/escalate`)
    const { id, crew } = await unit()
    await desk('POST', `/api/incidents/${body.id}/assignments`, { units: [id] })
    const pressed = ago(300_000)
    expect((await crew('POST', `/api/incidents/${body.id}/note`, { text: 'two men', at: pressed })).status).toBe(200)
    expect(
      (await crew('POST', `/api/incidents/${body.id}/back-up`, { capability: 'armed' })).body.backUpWanted,
    ).toMatchObject({ capability: 'armed' })
    const [job] = (await crew('GET', `/api/units/${id}/incidents`)).body
    expect(job).toMatchObject({
      id: body.id,
      premises: { name: 'Bek bank' },
      notes: [{ at: pressed, text: 'two men' }],
      place: { address: '5 Navoiy, Bek bank' },
    })
    const timeline = (await desk('GET', `/api/incidents/${body.id}/timeline`)).body
    expect(timeline.find(({ type }: { type: string }) => type === 'incident-noted')).toMatchObject({
      unit: id,
      lane: 'unit',
      pressedAt: pressed,
    })
    expect(timeline.at(-1)).toMatchObject({ type: 'back-up-wanted', unit: id, lane: 'unit' })
  })
})

describe('a crew that is curious, or not what it says', () => {
  test('does nothing in the name of another unit, and learns nothing of it', async () => {
    const [own, other] = [await unit(), await unit()]
    const { incident, assignment } = await sent(own.id)
    const tries: [Parameters<Ask>, string][] = [
      [['POST', `/api/units/${own.id}/shift`, { crew: ['Me'] }], 'not-your-unit'],
      [['POST', `/api/units/${own.id}/shift/end`], 'not-your-unit'],
      [['POST', `/api/units/${own.id}/distress`], 'not-your-unit'],
      [['GET', `/api/units/${own.id}/incidents`], 'not-your-unit'],
      [['POST', `/api/assignments/${assignment}/on-scene`], 'not-your-unit'],
      [['POST', `/api/incidents/${incident}/note`, { text: 'x' }], 'not-your-incident'],
      [['POST', `/api/incidents/${incident}/back-up`], 'not-your-incident'],
      [['GET', `/api/incidents/${incident}`], 'not-your-incident'],
      [['GET', `/api/incidents/${incident}/timeline`], 'not-your-incident'],
      [['POST', `/api/incidents/${incident}/resolve`, { disposition: 'handled' }], 'not-allowed'],
      [['POST', `/api/units/${own.id}/distress/take`], 'not-allowed'],
    ]
    for (const [request, code] of tries)
      expect(await other.crew(...request), request.slice(0, 2).join(' ')).toMatchObject({ status: 403, body: { code } })
    const seen = (await other.crew('GET', `/api/units/${own.id}`)).body
    expect(seen).toMatchObject({ crew: [], position: null, positionAt: null, shift: null, distress: null })
    expect((await desk('GET', `/api/units/${own.id}`)).body).toMatchObject({
      shift: null,
      distress: null,
      status: 'assigned',
    })
  })

  test('without a unit is nobody', async () => {
    const nobody = await at.as('crew')
    const { id } = await unit()
    const { incident } = await sent(id)
    for (const request of [
      ['POST', `/api/units/${id}/distress`],
      ['GET', `/api/incidents/${incident}`],
      ['POST', `/api/incidents/${incident}/note`, { text: 'x' }],
    ] as Parameters<Ask>[])
      expect((await nobody(...request)).status).toBe(403)
    expect((await nobody('GET', '/api/incidents')).body).toEqual([])
  })

  test('still writes its report when it is done', async () => {
    const { id, crew } = await unit()
    const { incident, assignment } = await sent(id)
    await crew('POST', `/api/assignments/${assignment}/clear`)
    expect((await crew('POST', `/api/incidents/${incident}/note`, { text: 'report' })).status).toBe(200)
  })
})

test('who is on a unit, and where it is, is told to the desk and to itself, neither to another crew nor to a program', async () => {
  const { id, crew } = await unit()
  const { crew: other } = await unit()
  const program = await at.as('service')
  await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
  await crew('POST', `/api/units/${id}/position`, { position: [69.2417, 41.3] })
  const form = { id, capabilities: ['patrol'] }
  for (const [ask, knows] of [
    [desk, true],
    [crew, true],
    [other, false],
    [program, false],
  ] as const) {
    const one = (await ask('GET', `/api/units/${id}`)).body
    const all = (await ask('GET', '/api/units')).body.find((unit: { id: string }) => unit.id === id)
    for (const told of [one, all])
      expect(told).toMatchObject(
        knows ? { crew: ['Otabek'], position: [69.2417, 41.3] } : { crew: [], position: null, shift: null },
      )
  }
  expect((await program('PUT', `/api/units/${id}`, form)).body).toMatchObject({ id, crew: [], position: null })
})

describe('the phone of a unit', () => {
  const hour = 3_600_000
  const came = async (unit: string | null, hoursAgo: number) => {
    const person = { id: `phone-${unit}-${hoursAgo}`, name: 'Phone', role: 'crew', unit } as const
    const { people } = at.centre.identity
    await people.let(person, 'session')
    await at.pool.query(
      `update identity.pass set created_at = now() - $2 * interval '1 hour', ends_at = now() + interval '5 minutes' where person = $1`,
      [person.id, hoursAgo],
    )
    return { person }
  }
  /** For how long they are in still, in whole hours. */
  const hoursLeft = async ({ person }: { person: { id: string } }): Promise<number> => {
    const { rows } = await at.pool.query('select ends_at from identity.pass where person = $1', [person.id])
    return Math.round((rows[0].ends_at - Date.now()) / hour)
  }

  test('stays in while its unit is on shift, for a day and a half at the most, and not after it', async () => {
    const { id, crew } = await unit()
    const [phone, old, other] = [await came(id, 12), await came(id, 35), await came((await unit()).id, 12)]
    const look = () => stayOnShift(at.centre.house, at.centre.identity.people, Date.now())
    await look()
    expect(await hoursLeft(phone)).toBe(0)

    await crew('POST', `/api/units/${id}/shift`, { crew: ['Otabek'] })
    await look()
    expect([await hoursLeft(phone), await hoursLeft(old), await hoursLeft(other)]).toEqual([2, 1, 0])
    expect(await crew('POST', `/api/units/${id}/shift/end`)).toMatchObject({ status: 200 })
    await at.pool.query(`update identity.pass set ends_at = now() + interval '5 minutes' where person = $1`, [
      phone.person.id,
    ])
    await look()
    expect(await hoursLeft(phone)).toBe(0)
  })

  test('keeps its pass for as long as it may be good', async () => {
    const { id } = await unit()
    const code = await at.centre.identity.people.let({ id: `phone-${id}`, name: id, role: 'crew', unit: id }, 'link')
    const { headers } = await at.stranger('POST', '/api/session', { code }, { 'yordam-request': '1' })
    expect(headers['set-cookie']).toContain('Max-Age=129600')
  })
})
