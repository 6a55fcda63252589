import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { usualPlans } from './dispatch/usual-plans.ts'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'

/** Who is recommended, who is sent, and how the difference is told. */

let at: TestCentre
let desk: Ask
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  await desk('POST', '/api/units', { id: 'NEAR', capabilities: ['patrol'], position: [69.24, 41.311] })
  await desk('POST', '/api/units', { id: 'FAR', capabilities: ['patrol'], position: [69.26, 41.311] })
  await desk('POST', '/api/units', { id: 'ARMED', capabilities: ['armed'], position: [69.25, 41.311] })
  await desk('POST', '/api/units', { id: 'MEDIC', capabilities: ['medical'], position: [69.24, 41.32] })
})
afterAll(() => at?.close())

const scene = { position: [69.24, 41.31], address: 'Navoiy 5' }
const opened = async (type: string, priority: number): Promise<string> =>
  (await desk('POST', '/api/incidents', { type, priority, place: scene })).body.id
const recommended = async (incident: string) => (await desk('GET', `/api/incidents/${incident}/recommendation`)).body
const chosenFor = async (incident: string) =>
  (await recommended(incident)).chosen.map(({ unit }: { unit: string }) => unit)
const send = (incident: string, units: string[], recommendation?: string) =>
  desk('POST', `/api/incidents/${incident}/assignments`, { units, recommendation })
const incidentOf = async (id: string) => (await desk('GET', `/api/incidents/${id}`)).body
const unitOf = async (id: string) => (await desk('GET', `/api/units/${id}`)).body

/** Everybody is free again. */
beforeEach(async () => {
  for (const { assignment } of (await desk('GET', '/api/units')).body)
    if (assignment) await desk('POST', `/api/assignments/${assignment}/recall`, {})
})

describe('what is recommended', () => {
  test('is what the plan asks for, soonest, with everybody else and why', async () => {
    const found = await recommended(await opened('panic', 1))
    expect(found.chosen.map(({ unit, needs }: { unit: string; needs: number[] }) => [unit, needs])).toEqual([
      ['NEAR', [0]],
      ['ARMED', [1]],
    ])
    expect(found).toMatchObject({ alarm: 1, alarms: 3, missing: [], lastArrival: found.chosen[1].seconds })
    expect(found.next).toEqual(usualPlans.find(({ types }) => types.includes('panic'))!.alarms[1])
    expect(found.considered.map(({ unit, why, method }: Record<string, string>) => [unit, why, method])).toEqual([
      ['NEAR', 'chosen', 'straight-line'],
      ['ARMED', 'chosen', 'straight-line'],
      ['FAR', 'farther', 'straight-line'],
      ['MEDIC', 'lacks-capability', 'straight-line'],
    ])
  })

  test('is sent together, and then nobody more is asked for', async () => {
    const incident = await opened('panic', 1)
    const { id } = await recommended(incident)
    expect((await send(incident, ['NEAR', 'ARMED'], id)).body).toMatchObject([{ unit: 'NEAR' }, { unit: 'ARMED' }])
    expect((await incidentOf(incident)).choices).toEqual([])
    expect(await recommended(incident)).toMatchObject({ chosen: [], missing: [] })
  })

  test('is more at the second alarm, and says what nobody can be sent for', async () => {
    const incident = await opened('panic', 1)
    await send(incident, ['NEAR', 'ARMED'])
    await desk('POST', `/api/incidents/${incident}/next-alarm`, { level: 2 })
    const found = await recommended(incident)
    expect(await chosenFor(incident)).toEqual(['MEDIC', 'FAR'].toSorted((a, b) => order(found, a) - order(found, b)))
    expect(found.alarm).toBe(2)
    expect(found.missing).toEqual([
      { oneOf: ['patrol'], count: 1, within: 600 },
      { oneOf: ['armed'], count: 1, within: 600 },
    ])
  })

  test('is one more for back-up, and not who is there already', async () => {
    const incident = await opened('disturbance', 3)
    await send(incident, ['NEAR'])
    await desk('POST', `/api/incidents/${incident}/back-up`, { capability: 'patrol' })
    expect(await chosenFor(incident)).toEqual(['FAR'])
  })

  test('at an alarm that was struck does not go back to a lower one', async () => {
    const incident = await opened('panic', 1)
    const strike = (level: number) => desk('POST', `/api/incidents/${incident}/next-alarm`, { level })
    for (const time of ['once', 'twice']) expect([time, (await strike(2)).status]).toEqual([time, 200])
    expect(await strike(1)).toMatchObject({
      status: 409,
      body: {
        code: 'alarm-level-past',
        title: 'Alarm 2 was struck for this incident: it does not go back to a lower one.',
      },
    })
  })

  test('all or nobody: when one cannot go, none is sent', async () => {
    const [first, second] = [await opened('disturbance', 2), await opened('disturbance', 2)]
    await send(first, ['NEAR'])
    expect(await send(second, ['FAR', 'NEAR'])).toMatchObject({
      status: 409,
      body: { code: 'unit-busy', title: `Unit NEAR is on incident ${first}.` },
    })
    expect(await unitOf('FAR')).toMatchObject({ status: 'available' })
  })
})

const order = (found: { considered: { unit: string; seconds: number }[] }, unit: string) =>
  found.considered.find((one) => one.unit === unit)!.seconds

describe('less urgent work', () => {
  test('is left for what is more urgent, in one step, and both tell of it', async () => {
    const trifle = await opened('disturbance', 4)
    await send(trifle, ['NEAR'])
    const urgent = await opened('disturbance', 1)
    const { chosen } = await recommended(urgent)
    expect(chosen).toMatchObject([{ unit: 'NEAR', freedFrom: { incident: trifle, priority: 4 } }])
    expect((await send(urgent, ['NEAR'])).status).toBe(201)
    expect(await unitOf('NEAR')).toMatchObject({ incident: urgent })
    expect(await incidentOf(trifle)).toMatchObject({ status: 'open', assignments: [{ status: 'recalled' }] })
    expect((await desk('GET', `/api/incidents/${trifle}/timeline`)).body.at(-1)).toMatchObject({
      type: 'unit-recalled',
      detail: { freedFor: urgent },
    })
  })

  test('goes on where somebody is on the scene of it', async () => {
    const trifle = await opened('disturbance', 4)
    const [{ id }] = (await send(trifle, ['NEAR'])).body
    await desk('POST', `/api/assignments/${id}/on-scene`)
    const urgent = await opened('disturbance', 1)
    expect(await chosenFor(urgent)).toEqual(['FAR'])
    expect(await send(urgent, ['NEAR'])).toMatchObject({ status: 409, body: { code: 'unit-busy' } })
    await desk('POST', `/api/assignments/${id}/clear`)
  })
})

describe('who chooses otherwise', () => {
  test('may, and it is recorded how it differs; why, they say afterwards', async () => {
    const incident = await opened('disturbance', 2)
    const { id } = await recommended(incident)
    expect((await send(incident, ['FAR'], id)).status).toBe(201)
    const [choice] = (await incidentOf(incident)).choices
    expect(choice).toMatchObject({
      number: 1,
      sent: ['FAR'],
      difference: { withheld: ['NEAR'], instead: [{ unit: 'FAR', why: 'farther' }] },
      comparedWith: 'seen',
      why: null,
    })
    expect(choice.difference.later).toBeGreaterThan(0)
    const said = { choice: 1, why: 'fitter', text: 'they know the house' }
    expect((await desk('POST', `/api/incidents/${incident}/explain-choice`, said)).body.choices).toMatchObject([
      { why: 'fitter', text: 'they know the house' },
    ])
    const corrected = { choice: 1, why: 'not-fit' }
    const leads = await at.as('supervisor')
    expect((await leads('POST', `/api/incidents/${incident}/correct-choice`, corrected)).body.choices).toMatchObject([
      { why: 'not-fit', text: null, explainedBy: { role: 'supervisor' } },
    ])
    expect(await desk('POST', `/api/incidents/${incident}/explain-choice`, said)).toMatchObject({
      status: 409,
      body: { code: 'choice-explained' },
    })
    const types = (await desk('GET', `/api/incidents/${incident}/timeline`)).body.map(
      (one: { type: string }) => one.type,
    )
    expect(types.slice(-4)).toEqual(['unit-assigned', 'choice-differed', 'choice-explained', 'choice-explained'])
    const crew = await at.as('crew', 'FAR')
    expect((await crew('GET', '/api/units/FAR/incidents')).body[0].choices, 'no business of the crew').toEqual([])
    const told = (await crew('GET', `/api/incidents/${incident}/timeline`)).body
    expect(told.at(-1)).toMatchObject({ type: 'unit-assigned' })
  })

  test('is compared with what they saw, though a nearer one has come free since', async () => {
    const other = await opened('disturbance', 2)
    await send(other, ['NEAR'])
    const incident = await opened('disturbance', 2)
    const { id } = await recommended(incident)
    await desk('POST', `/api/assignments/${other}.1/recall`, {})
    await send(incident, ['FAR'], id)
    expect((await incidentOf(incident)).choices).toEqual([])
  })

  test('and does not name what they saw is compared with what is recommended now; fewer may be followed by more', async () => {
    const incident = await opened('panic', 1)
    await send(incident, ['NEAR'])
    expect((await incidentOf(incident)).choices).toEqual([])
    await send(incident, ['MEDIC'])
    expect((await incidentOf(incident)).choices).toMatchObject([{ sent: ['MEDIC'] }])
  })

  test('is not refused for naming a recommendation that nobody remembers: compared with now, and said so', async () => {
    const incident = await opened('disturbance', 2)
    expect((await send(incident, ['FAR'], '3f1c2d9e-0000-4000-8000-000000000000')).status).toBe(201)
    expect((await incidentOf(incident)).choices).toMatchObject([
      { sent: ['FAR'], difference: { withheld: ['NEAR'] }, comparedWith: 'now' },
    ])
  })

  test('fewer than were before their eyes are a choice', async () => {
    const incident = await opened('panic', 1)
    await send(incident, ['NEAR'], (await recommended(incident)).id)
    expect((await incidentOf(incident)).choices).toMatchObject([{ difference: { withheld: ['ARMED'], instead: [] } }])
  })
})

describe('coverage', () => {
  test('says what no free unit is in time for, and offers who should stand elsewhere', async () => {
    const { body } = await desk('GET', '/api/coverage')
    expect(body).toMatchObject({ method: 'straight-line', free: 4, moves: [] })
    // The panics of this file ask for a patrol and an armed unit, the others for a patrol: all of them are near.
    const missing = body.uncovered.kinds.filter(({ share }: { share: number }) => share > 0)
    expect(missing).toEqual([])
    expect(body.uncovered).toMatchObject({ share: 0, kinds: expect.arrayContaining([{ oneOf: ['armed'], share: 0 }]) })
  })

  test('of a sort of help is gone with the only unit that can give it', async () => {
    await desk('GET', '/api/coverage')
    const { leaves } = await recommended(await opened('panic', 1))
    expect(leaves.before.share).toBe(0)
    expect(leaves.after.kinds).toEqual(
      expect.arrayContaining([
        { oneOf: ['armed'], share: 1 },
        { oneOf: ['patrol'], share: 0 },
      ]),
    )
  })
})

describe('response plans of a duty centre', () => {
  const file = join(tmpdir(), `plans-${process.pid}.json`)
  const withPlans = async (text: string) => {
    await writeFile(file, text)
    return openTestCentre({ environment: { YORDAM_PLANS: file } })
  }

  test('with a flaw do not let it start, and say everything that is wrong', async () => {
    await expect(withPlans('[{"types": ["fire"]}]')).rejects.toThrow(
      /The response plans cannot be used:\nPlan 1, prior/,
    )
    await expect(withPlans('{')).rejects.toThrow(/are not JSON/)
  })

  test('are what is chosen by', async () => {
    const two = usualPlans.map((plan) =>
      plan.types.includes('disturbance')
        ? { ...plan, alarms: [[{ oneOf: ['medical'], count: 1, within: 600 }]] }
        : plan,
    )
    const other = await withPlans(JSON.stringify(two))
    try {
      const clerk = await other.as('dispatcher')
      await clerk('POST', '/api/units', { id: 'MEDIC', capabilities: ['medical'], position: [69.24, 41.32] })
      const { body } = await clerk('POST', '/api/incidents', { type: 'disturbance', priority: 3, place: scene })
      const found = (await clerk('GET', `/api/incidents/${body.id}/recommendation`)).body
      expect(found).toMatchObject({ chosen: [{ unit: 'MEDIC' }], alarms: 1 })
    } finally {
      await other.close()
    }
  })
})
