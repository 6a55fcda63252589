import { describe, expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/words.ts'
import { pictureOf, scaleOf } from './lanes.ts'
import { targetsOf, worstOf } from './targets.ts'

const start = Date.parse('2026-03-01T02:00:00.000Z')
let seq = 0
const instant = (second: number): string => new Date(start + second * 1000).toISOString()
const entry = (
  second: number,
  lane: TimelineEntry['lane'],
  type: string,
  more: Partial<TimelineEntry> = {},
): TimelineEntry => ({
  seq: seq++,
  at: instant(second),
  pressedAt: null,
  lane,
  type,
  alarm: type.startsWith('alarm') || type === 'signal-received' ? '1-7' : null,
  dueAt: null,
  meaning: null,
  by: null,
  unit: null,
  text: null,
  detail: {},
  ...more,
})
const opened = (second = 0, more: Partial<TimelineEntry> = {}) =>
  entry(second, 'house', 'alarm-opened', { dueAt: instant(second + 30), ...more })
const sent = (second: number, unit = 'T-11') =>
  entry(second, 'dispatcher', 'unit-assigned', {
    unit,
    dueAt: instant(second + 60),
    detail: { assignment: `1-4.${unit}` },
  })
const reported = (second: number, step: string, unit = 'T-11', more: Partial<TimelineEntry> = {}) =>
  entry(second, 'unit', 'unit-reported', { unit, detail: { assignment: `1-4.${unit}`, step }, ...more })
const recalled = (second: number, unit = 'T-11') =>
  entry(second, 'dispatcher', 'unit-recalled', { unit, detail: { assignment: `1-4.${unit}` } })

const story = [
  opened(),
  entry(0, 'panel', 'signal-received'),
  entry(10, 'operator', 'alarm-accepted'),
  entry(15, 'operator', 'alarm-escalated'),
  entry(15, 'dispatcher', 'incident-opened'),
  sent(20),
  reported(30, 'acknowledged'),
  reported(40, 'en-route'),
  reported(60, 'on-scene'),
  reported(80, 'cleared'),
  entry(85, 'dispatcher', 'incident-resolved'),
  entry(90, 'operator', 'alarm-closed'),
  entry(90, 'dispatcher', 'incident-closed'),
]
const to = start + 100_000
/** Spans and marks in seconds from the start. */
const seconds = (ms: number) => (ms - start) / 1000

describe('the picture of a timeline', () => {
  const picture = pictureOf(story, { to })!
  const spans = (row: number) =>
    picture.rows[row]!.spans.map(({ from, to, stage }) => `${seconds(from)}-${seconds(to)} ${stage}`)

  test('has a lane for the panel, the operator, the dispatcher and each unit', () => {
    expect(picture.rows.map(({ lane, unit }) => unit ?? lane)).toEqual(['panel', 'operator', 'dispatcher', 'T-11'])
  })
  test('leaves out who had nothing to do with it', () => {
    const byHand = pictureOf([entry(0, 'dispatcher', 'incident-opened')], { to })!
    expect(byHand.rows.map(({ lane }) => lane)).toEqual(['dispatcher'])
  })
  test('shows how long it waited and in whose hand it was', () =>
    expect(spans(1)).toEqual(['0-10 waiting', '10-90 in-hand']))
  test('and how far the incident was, and the unit', () => {
    expect(spans(2)).toEqual(['15-85 open', '85-90 resolved'])
    expect(spans(3)).toEqual(['20-30 assigned', '30-40 assigned', '40-60 en-route', '60-80 on-scene'])
  })
  test('keeps two alarms of one incident apart', () => {
    const two = pictureOf([opened(), opened(5, { alarm: '1-8' }), entry(10, 'operator', 'alarm-accepted')], { to })!
    expect(two.rows[0]!.spans.map(({ from, to }) => [seconds(from), seconds(to)])).toEqual([
      [0, 10],
      [10, 100],
      [5, 100],
    ])
  })
  test('marks what people and panels did, not what the house noted', () => {
    expect(picture.rows.map(({ marks }) => marks.length)).toEqual([1, 3, 4, 5])
  })
  test('goes on to its end where a stage has not ended', () => {
    expect(pictureOf(story.slice(0, 3), { to: start + 20_000 })!.rows[1]!.spans.at(-1)).toEqual({
      from: start + 10_000,
      to: start + 20_000,
      stage: 'in-hand',
    })
  })
  test('of nothing is nothing', () => expect(pictureOf([], { to: start })).toBeNull())
})

describe('the targets of a timeline', () => {
  const told = (entries: readonly TimelineEntry[], now = 1000) =>
    targetsOf(entries, start + now * 1000).map(
      ({ lane, unit, answeredAt, state }) => `${unit ?? lane} ${answeredAt && seconds(answeredAt)} ${state}`,
    )

  test('are that it is in hand, and that each crew says it knows', () => {
    expect(told(story)).toEqual(['operator 10 met', 'T-11 30 met'])
  })
  test('are missed when the answer comes late, or not at all', () => {
    expect(told([opened(), entry(31, 'operator', 'alarm-accepted')])).toEqual(['operator 31 missed'])
    expect(told([opened(), sent(0)])).toEqual(['operator null missed', 'T-11 null missed'])
  })
  test('are open until then', () => expect(told([opened(), sent(0)], 29)[0]).toBe('operator null pending'))
  test('count anew when it becomes more urgent, but not once it is in hand', () => {
    const raised = (second: number) => entry(second, 'house', 'alarm-raised', { dueAt: instant(second + 30) })
    expect(told([opened(), raised(25), entry(50, 'operator', 'alarm-accepted')])).toEqual(['operator 50 met'])
    expect(told([opened(), entry(5, 'operator', 'alarm-accepted'), raised(25)])).toEqual(['operator 5 met'])
  })
  test('end with a recall in time', () => {
    expect(told([sent(0), recalled(59)])).toEqual([])
    expect(told([sent(0), recalled(61)])).toEqual(['T-11 null missed'])
  })
  test('are met when it was pressed in time and heard of late', () => {
    expect(told([sent(0), reported(300, 'acknowledged', 'T-11', { pressedAt: instant(20) })])).toEqual(['T-11 20 met'])
  })
  test('the worst of several is the one to know of', () => {
    const targets = targetsOf(
      [sent(0), sent(0, 'T-12'), reported(5, 'acknowledged'), sent(990, 'T-13')],
      start + 1_000_000,
    )
    expect(worstOf(targets, start + 1_000_000)?.unit).toBe('T-12')
    expect(worstOf([], start)).toBeUndefined()
  })
})

test.each([
  [120, 6, 30, true],
  [120, 3, 60, false],
  [3600, 6, 600, false],
  [6 * 3600, 6, 3600, false],
  [6 * 3600, 2, 3 * 3600, false],
])('a scale of %i s with at most %i times goes by %i s', (length, most, step, withSeconds) => {
  const { times, seconds: shown } = scaleOf(start, start + length * 1000, most)
  expect(shown).toBe(withSeconds)
  expect(times.length).toBeLessThanOrEqual(most + 1)
  expect(times.every((time, n) => n === 0 || time - times[n - 1]! === step * 1000)).toBe(true)
})
