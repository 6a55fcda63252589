import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualPlans } from './dispatch/usual-plans.ts'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { layRiver, river } from './fixtures/river.ts'
import { type OwnArea, ownArea } from './own-area.ts'
import type { Position } from './platform/words.ts'
import { RoadTimes } from './roads/road-times.ts'

/** What of a duty centre is played through, and what is said of it. */

let at: TestCentre
let desk: Ask
let office: Ask
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  office = await at.as('administrator')
})
afterAll(() => at?.close())

const found = async (): Promise<OwnArea> => {
  const roads = new RoadTimes(join(at.folder, 'atlas'), () => undefined)
  await roads.open()
  try {
    return await ownArea({
      pool: at.pool,
      open: (sealed) => at.centre.journal.vault!.open(sealed),
      roads,
      plans: usualPlans,
      target: 600,
      timeZone: 'Asia/Tashkent',
    })
  } finally {
    await roads.close()
  }
}
const unit = (id: string, capability: string, station?: string) =>
  office('POST', '/api/units', { id, capabilities: [capability], station })
const called = async (type: string, position: Position, ...sent: string[]) => {
  const place = { position, address: 'Shimoliy sohil 4' }
  const { body } = await desk('POST', '/api/incidents', { type, priority: 3, place })
  if (sent.length === 0) return
  const { body: assignments } = await desk('POST', `/api/incidents/${body.id}/assignments`, { units: sent })
  for (const { id } of assignments)
    for (const step of ['on-scene', 'clear']) await desk('POST', `/api/assignments/${id}/${step}`, {})
}

describe('where there is nothing to play', () => {
  test('because there are no units', () => expect(found()).rejects.toThrow(/no units\. Register them/))

  test('because none is at a station', async () => {
    await unit('LOST', 'patrol', 'nowhere')
    await expect(found()).rejects.toThrow(/of 1 units none is at a station/)
  })

  test('because nobody was sent anywhere', async () => {
    await office('PUT', '/api/stations/bank', { id: 'bank', name: 'Bank', position: river.alongTheBank, area: null })
    await unit('T-02', 'armed', 'bank')
    await unit('T-01', 'patrol', 'bank')
    await called('disturbance', river.scene)
    await expect(found()).rejects.toThrow(/in the last 28 days nobody was sent to a call/)
  })

  test('because nobody can do what was asked for', async () => {
    await called('fire', river.scene, 'T-01')
    await expect(found()).rejects.toThrow(/no unit can do what the response plans ask for/)
  })
})

describe('what is played', () => {
  beforeAll(async () => {
    await called('disturbance', river.scene, 'T-01')
    await called('disturbance', river.scene, 'T-01', 'T-02')
    await called('intrusion', river.across, 'LOST')
  })

  test('is the units at their stations, and calls to which somebody was sent, by their sort and place', async () => {
    const { scenario, ...said } = await found()
    const { teams, sources, posts, target, plans } = scenario
    expect({ teams, posts, target, plans }).toEqual({
      teams: [
        { id: 'T-01', capabilities: ['patrol'], home: river.alongTheBank },
        { id: 'T-02', capabilities: ['armed'], home: river.alongTheBank },
      ],
      posts: [river.alongTheBank],
      target: 600,
      plans: usualPlans,
    })
    expect(sources.map(({ type, perHour }) => [type, perHour * 24])).toEqual([
      ['disturbance', 2],
      ['intrusion', 1],
    ])
    expect(said).toMatchObject({
      stations: 1,
      calls: 4,
      days: 1,
      method: 'straight-line',
      homeless: ['LOST'],
      unanswerable: { share: 0.25, types: ['fire'] },
      work: { seconds: 1_800, times: 0 },
    })
    expect(scenario.byHour).toBeUndefined()
  })

  test('has no more calls in an hour than came since the first of them, and the hours at which they came', async () => {
    await at.pool.query(`update board.incident set opened_at = opened_at - 8 * 86400000::bigint where id = '1-1'`)
    const { days, scenario } = await found()
    expect(days).toBe(8)
    expect(scenario.sources.map(({ perHour }) => Math.round(perHour * 24 * 8))).toEqual([2, 1])
    expect(scenario.byHour!.reduce((sum, times) => sum + times, 0)).toBeCloseTo(24)
  })

  test('works on a scene for as long as usual', async () => {
    const sent = (change: string) => `update board.incident set state = jsonb_set(state::jsonb, ${change})::json
      where id = '1-3'`
    await at.pool.query(
      sent(`'{assignments,0,times,on-scene}',
        to_jsonb((state #>> '{assignments,0,times,cleared}')::bigint - 1200000)`),
    )
    await at.pool.query(
      sent(`'{assignments}', to_jsonb(array(select state::jsonb #> '{assignments,0}' from generate_series(1, 30)))`),
    )
    expect((await found()).work).toEqual({ seconds: 1_200, times: 30 })
  })

  test('drives on the roads of the atlas, and over a straight line where none leads', async () => {
    await layRiver(join(at.folder, 'atlas'))
    const byRoad = await found()
    expect(byRoad.method).toBe('road')
    const [scene, across] = byRoad.scenario.sources.map(({ position }) => position)
    const [home] = byRoad.scenario.posts
    expect(byRoad.scenario.seconds(home!, scene!)).toBeLessThan(120)
    expect(byRoad.scenario.seconds(across!, scene!)).toBeGreaterThan(400)

    await called('disturbance', river.elsewhere, 'T-01')
    const { method, scenario } = await found()
    const far = scenario.sources.find(({ position: [lon] }) => lon > 69.5)!
    expect(method).toBe('mixed')
    expect(scenario.seconds(scenario.posts[0]!, far.position)).toSatisfy(Number.isFinite)
  })
})
