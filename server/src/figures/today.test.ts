import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../fixtures/house.ts'
import { anna, seconds } from '../fixtures/people.ts'
import { alarmAsked, frame, incidentAsked, openIncident, registerAccount, registerUnit } from '../fixtures/scene.ts'
import { signal } from '../fixtures/signals.ts'
import { groupsOf, today } from './today.ts'

const targets = { urgent: 30, other: 90, onScene: 600 }
const none = { opened: 0, inTime: 0, late: 0 }
const nowhere = { incidents: 0, reached: 0, inTime: 0, median: null, p90: null }

/** Midnight in Tashkent, five hours ahead of UTC. */
const midnight = Date.parse('2026-03-01T19:00:00.000Z')

let at: TestHouse
let things = 0xd00
beforeAll(async () => {
  at = await openTestHouse()
})
afterAll(() => at?.close())

const figures = (now: number, timeZone = 'Asia/Tashkent') =>
  today(
    at.pool,
    { ofPremises: (premises) => `area of ${premises}`, ofPlace: () => 'chorsu' },
    { timeZone, targets, now },
  )
const alarm = async (code: string, opened: number, takenAfter: number | undefined): Promise<void> => {
  const account = await registerAccount(at.house, (things++).toString(16))
  const id = (await frame(at.house, account, [signal(code)], { now: opened }))!
  if (takenAfter !== undefined)
    await alarmAsked(at.house, id, { type: 'accept', by: anna }, { now: opened + seconds(takenAfter) })
}
const incident = async (opened: number, onSceneAfter: readonly number[]): Promise<void> => {
  const id = await openIncident(at.house, [], anna, { now: opened })
  for (const [index, after] of onSceneAfter.entries()) {
    const unit = await registerUnit(at.house, `U-${things++}`)
    await incidentAsked(at.house, id, { type: 'assign', by: anna, unit }, { now: opened + 1 })
    const step = { type: 'report', by: anna, assignment: `${id}.${index + 1}`, step: 'on-scene', via: 'crew' } as const
    await incidentAsked(at.house, id, step, { now: opened + seconds(after) })
  }
}

test('the day begins at midnight of the duty centre, not of UTC', async () => {
  await alarm('HA', midnight - 1, 10) // yesterday
  await alarm('HA', midnight, 30) // at its target, to the millisecond
  await alarm('BA', midnight + seconds(10), 91) // a second late
  await alarm('HA', midnight + seconds(100), undefined) // waits still
  const { since, until, alarms, byPriority } = await figures(midnight + seconds(110))
  expect([since, until]).toEqual(['2026-03-01T19:00:00.000Z', '2026-03-01T19:01:50.000Z'])
  expect(alarms).toEqual({ opened: 3, inTime: 1, late: 1 })
  expect(byPriority).toMatchObject([
    { priority: 1, alarms: { opened: 2, inTime: 1, late: 0 } },
    { priority: 3, alarms: { opened: 1, inTime: 0, late: 1 } },
  ])
  expect((await figures(midnight - 1)).alarms).toEqual({ opened: 1, inTime: 1, late: 0 })
  expect((await figures(midnight + seconds(110), 'UTC')).alarms.opened).toBe(4)
})

test('on scene is when the first unit was there', async () => {
  const noon = midnight + seconds(12 * 3600)
  await incident(midnight - seconds(60), [100])
  await incident(noon, [400, 300])
  await incident(noon, [600])
  await incident(noon, [601])
  await incident(noon, [])
  const { onScene, byArea } = await figures(noon + seconds(3600))
  expect(onScene).toEqual({ incidents: 4, reached: 3, inTime: 2, median: 600, p90: 601 })
  expect(byArea.find(({ area }) => area === 'chorsu')).toEqual({ area: 'chorsu', alarms: none, onScene })
})

test('the next day starts with nothing', async () => {
  expect(await figures(midnight + seconds(86_400))).toMatchObject({
    alarms: none,
    onScene: nowhere,
    byPriority: [],
    byArea: [],
  })
})

describe('groups', () => {
  const one = { opened: 1, inTime: 1, late: 0 }
  test('stand in the order of urgency and of how busy they are, what nobody answers for among them', () => {
    const { byPriority, byArea } = groupsOf(
      [
        { ...one, priority: 3, area: 'b' },
        { ...one, priority: 1, area: 'a', opened: 2, inTime: 0, late: 2 },
        { ...one, priority: 3, area: null },
      ],
      [{ priority: 2, area: 'c', seconds: 7 }],
      targets,
    )
    expect(byPriority.map(({ priority, alarms }) => [priority, alarms.opened])).toEqual([
      [1, 2],
      [2, 0],
      [3, 2],
    ])
    expect(byArea.map(({ area }) => area)).toEqual(['a', 'b', null, 'c'])
  })

  test.each([
    [[], null, null],
    [[5], 5, 5],
    [[9, 1], 1, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
  ])('of %j the median is %j, and nine of ten are within %j', (seconds, median, p90) => {
    const incidents = seconds.map((took) => ({ priority: 1, area: null, seconds: took }) as const)
    expect(groupsOf([], incidents, targets).onScene).toMatchObject({ median, p90 })
  })
})
