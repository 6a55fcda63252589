import { expect, test } from 'vitest'
import { melodyOf, soundKinds } from './melodies.ts'

/** What one hears apart from pitch: the voice, the number of tones, and how they follow each other. */
const rhythmOf = (kind: (typeof soundKinds)[number]) =>
  melodyOf({ kind, priority: 1 })
    .map(({ voice, from, length, to }) => `${voice} ${from.toFixed(2)} ${length} ${to !== undefined}`)
    .join()

test('the kinds differ by more than pitch', () => {
  expect(new Set(soundKinds.map(rhythmOf)).size).toBe(soundKinds.length)
  const voices = (['new', 'late', 'mine', 'distress'] as const).map((kind) => melodyOf({ kind, priority: 1 })[0]?.voice)
  expect(new Set(voices).size).toBe(4)
})

test('the more urgent of two new alarms has the more tones, or the higher', () => {
  const weight = (priority: 1 | 2 | 3 | 4 | 5) => {
    const melody = melodyOf({ kind: 'new', priority })
    return melody.length * 10_000 + Math.max(...melody.map(({ pitch }) => pitch))
  }
  expect([1, 2, 3, 4, 5].map((priority) => weight(priority as 1))).toEqual(
    [1, 2, 3, 4, 5].map((priority) => weight(priority as 1)).toSorted((a, b) => b - a),
  )
})
