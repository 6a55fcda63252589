import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Arrival } from './arrivals/arrival.ts'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { type Listener, listen } from './fixtures/event-stream.ts'
import { anna, seconds } from './fixtures/people.ts'
import { layRiver, river } from './fixtures/river.ts'
import { incidentAsked } from './fixtures/scene.ts'

/** When those who were sent will be there: on the desk's screens, in the journal, and in what is learned from it. */

let at: TestCentre
let desk: Ask
let crew: Ask
let screen: Listener
let incident: string
let assignment: string
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_TIMEZONE: 'UTC' } })
  await layRiver(join(at.folder, 'atlas'))
  desk = await at.as('dispatcher')
  crew = await at.as('crew', 'FAR')
  await vi.waitFor(async () => expect((await desk('GET', '/api/roads')).body.roads).not.toBeNull(), 20_000)
  await desk('POST', '/api/units', { id: 'FAR', capabilities: ['patrol'], position: river.across })
  await desk('POST', '/api/units', { id: 'LOST', capabilities: ['patrol'], position: river.elsewhere })
  screen = await listen(`${await at.serve()}/api/live`, {
    authorization: `Bearer ${await at.tokenOf('dispatcher')}`,
  })
  incident = await opened()
  assignment = await sent(incident, 'FAR')
}, 60_000)
afterAll(async () => {
  screen?.close()
  await at?.close()
})

const opened = async (): Promise<string> => {
  const place = { position: river.scene, address: 'Shimoliy sohil 4' }
  return (await desk('POST', '/api/incidents', { type: 'disturbance', priority: 2, place })).body.id
}
const sent = async (to: string, unit: string): Promise<string> =>
  (await desk('POST', `/api/incidents/${to}/assignments`, { units: [unit] })).body[0].id

/** The next that is told of it for which this holds. */
const told = async (of: string, isIt: (arrival: Arrival) => boolean = () => true): Promise<Arrival> => {
  for (;;) {
    const { data } = await screen.next('arrivals')
    const found = (data.arrivals as Arrival[]).find((one) => one.assignment === of)
    if (found && isIt(found)) return found
  }
}
const left = ({ at: then }: Arrival): number => (then - Date.now()) / 1_000
const timeline = async (of: string) => (await desk('GET', `/api/incidents/${of}/timeline`)).body
const estimates = async (of: string) =>
  (await timeline(of)).filter(({ type }: { type: string }) => type === 'arrival-estimated')

test('the desk is told when a unit that was sent will be there by road, and sooner when it is nearer', async () => {
  const far = await told(assignment)
  expect(far).toMatchObject({ method: 'road', late: false, drive: 'waiting' })
  expect(left(far)).toBeGreaterThan(300)
  await crew('POST', '/api/units/FAR/position', { position: river.alongTheBank })
  expect(left(await told(assignment, ({ at: then }) => then < far.at))).toBeLessThan(120)
  await crew('POST', '/api/units/FAR/position', { position: river.across })
})

test('from where no road leads it is a straight line, and whoever comes too late for the plan is late', async () => {
  const lost = await sent(incident, 'LOST')
  const arrival = await told(lost)
  expect(arrival).toMatchObject({ method: 'straight-line', late: true })
  await desk('POST', `/api/assignments/${lost}/recall`, {})
})

describe('by which roads they come', () => {
  const ways = async (who: Ask, of: string) => who('GET', `/api/incidents/${of}/ways`)

  test('the desk sees, from where they are now, over the bridge', async () => {
    const { body } = await ways(desk, incident)
    expect(body).toMatchObject([{ assignment, unit: 'FAR', roads: ['Janubiy sohil', 'Koʻprik', 'Shimoliy sohil'] }])
    const [{ seconds: whole, metres, line }] = body
    expect([whole > 300, metres > 4_500]).toEqual([true, true])
    expect(line[0].map((one: number) => one.toFixed(3))).toEqual(['69.240', '41.309'])
    expect(Math.max(...line.map(([lon]: [number, number]) => lon))).toBeCloseTo(69.27, 4)
    expect(line.at(-1).map((one: number) => one.toFixed(3))).toEqual(['69.240', '41.311'])
  })

  test('a crew sees its own way, and of an incident that is not theirs nothing', async () => {
    expect((await ways(crew, incident)).body).toMatchObject([{ unit: 'FAR' }])
    const other = await at.as('crew', 'ELSEWHERE')
    expect((await ways(other, incident)).status).toBe(403)
  })

  test('from where no road leads there is none', async () => {
    const lost = await sent(incident, 'LOST')
    expect((await ways(desk, incident)).body.map(({ unit }: { unit: string }) => unit)).toEqual(['FAR'])
    expect((await ways(await at.as('crew', 'LOST'), incident)).body).toEqual([])
    await desk('POST', `/api/assignments/${lost}/recall`, {})
  })
})

describe('when a crew says that it is on its way', () => {
  test('how long that will take is recorded, by class of road, and nothing of where it is', async () => {
    await crew('POST', `/api/assignments/${assignment}/en-route`, {})
    await expect.poll(async () => (await estimates(incident)).length).toBe(1)
    const [{ by, unit, lane, detail }] = await estimates(incident)
    expect([by.role, unit, lane]).toEqual(['system', 'FAR', 'house'])
    expect(detail).toMatchObject({ assignment, method: 'road' })
    expect(detail.seconds).toBeGreaterThan(300)
    expect(detail.byClass).toEqual({ residential: detail.seconds })
    expect(JSON.stringify(detail)).not.toMatch(/69\.|41\./)
  })

  test('nobody says how long it was to take when they set out long ago', async () => {
    const other = await opened()
    const drive = await sent(other, 'LOST')
    const now = Date.now()
    const report = { type: 'report', by: anna, assignment: drive, step: 'en-route', via: 'radio' } as const
    await incidentAsked(at.centre.house, other, { ...report, at: now }, { now: now + seconds(60) })
    await desk('POST', `/api/assignments/${drive}/on-scene`, {})
    expect(await estimates(other)).toEqual([])
  })
})

test('what was driven is told against it, by hour and class of road, and never by unit', async () => {
  const [{ at: since, detail }] = await estimates(incident)
  const lead = await at.as('supervisor')
  const before = (await lead('GET', '/api/figures/driving?days=2')).body
  expect(before).toMatchObject({ drives: 0, median: null, bias: null, leftOut: { filledIn: 1 } })

  // Twice as long as reckoned.
  const there = { type: 'report', by: anna, assignment, step: 'on-scene', via: 'radio' } as const
  const setOut = Date.parse((await desk('GET', `/api/incidents/${incident}`)).body.assignments[0].enRouteAt)
  await incidentAsked(at.centre.house, incident, there, { now: setOut + 2_000 * detail.seconds })

  const { status, body } = await lead('GET', '/api/figures/driving?days=3')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    drives: 1,
    median: 2,
    bias: 2,
    byRoad: [{ road: 'residential', drives: 1, bias: 2 }],
    byDay: [{ day: since.slice(0, 10), drives: 1, bias: 2 }],
    leftOut: { withoutEstimate: 0, filledIn: 1, tooShort: 0 },
  })
  expect(body.byHour[new Date(setOut).getUTCHours()]).toMatchObject({ drives: 1, bias: 2 })
  expect(JSON.stringify(body)).not.toMatch(/FAR|LOST|crew/)
  expect((await crew('GET', '/api/figures/driving')).status).toBe(403)
})
