import { describe, expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/words.ts'
import { pictureOf } from './lanes.ts'

const start = Date.parse('2026-03-01T02:00:00.000Z')
let seq = 0
const entry = (
  second: number,
  lane: TimelineEntry['lane'],
  type: string,
  more: Partial<TimelineEntry> = {},
): TimelineEntry => ({
  seq: seq++,
  at: new Date(start + second * 1000).toISOString(),
  lane,
  type,
  by: null,
  unit: null,
  text: null,
  detail: {},
  ...more,
})
const reported = (second: number, step: string) =>
  entry(second, 'unit', 'unit-reported', { unit: 'T-11', detail: { step } })

const story = [
  entry(0, 'panel', 'signal-received'),
  entry(0, 'house', 'alarm-opened'),
  entry(10, 'operator', 'alarm-accepted'),
  entry(20, 'dispatcher', 'unit-assigned', { unit: 'T-11' }),
  reported(30, 'acknowledged'),
  reported(40, 'en-route'),
  reported(60, 'on-scene'),
  reported(80, 'cleared'),
  entry(90, 'operator', 'alarm-closed'),
]

describe('the picture of a timeline', () => {
  const picture = pictureOf(story, { to: start + 100_000, dueAt: start + 30_000 })

  test('has a lane for the panel, the desk and each unit', () => {
    expect(picture?.rows.map(({ lane, unit }) => unit ?? lane)).toEqual(['panel', 'operator', 'T-11'])
  })
  test('shows in whose hand it was, and how far the unit had come', () => {
    expect(picture?.rows[1]?.spans).toEqual([{ from: 0.1, to: 0.9, stage: 'in-hand' }])
    expect(picture?.rows[2]?.spans).toEqual([
      { from: 0.2, to: 0.3, stage: 'assigned' },
      { from: 0.3, to: 0.4, stage: 'assigned' },
      { from: 0.4, to: 0.6, stage: 'en-route' },
      { from: 0.6, to: 0.8, stage: 'on-scene' },
    ])
  })
  test('marks what people and panels did, not what the house noted', () => {
    expect(picture?.rows.map(({ marks }) => marks.length)).toEqual([1, 2, 5])
  })
  test('has the target where it lies inside', () => {
    expect(picture?.target).toBe(0.3)
    expect(pictureOf(story, { to: start + 100_000, dueAt: start + 200_000 })?.target).toBeNull()
  })
  test('goes on to its end where a stage has not ended', () => {
    expect(pictureOf(story.slice(0, 3), { to: start + 20_000, dueAt: null })?.rows[1]?.spans).toEqual([
      { from: 0.5, to: 1, stage: 'in-hand' },
    ])
  })
  test('of nothing is nothing', () => expect(pictureOf([], { to: start, dueAt: null })).toBeNull())
})
