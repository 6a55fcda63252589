import { expect, test } from 'vitest'
import type { ClosedRoads } from '../api/words.ts'
import { createDrawings, type Point } from './drawing.ts'
import { aClosure } from './examples.ts'
import { drawSketch } from './features.ts'

const [a, b, c]: readonly Point[] = [
  [69.2, 41.3],
  [69.3, 41.3],
  [69.3, 41.4],
]

/** The server's answers are given by hand. */
const asked = () => {
  const waiting: ((line: readonly Point[] | null) => void)[] = []
  const closing: ((closed: ClosedRoads | null) => void)[] = []
  const drawings = createDrawings({
    follow: () => new Promise((answer) => waiting.push(answer)),
    closes: () => new Promise((answer) => closing.push(answer)),
  })
  drawings.begin()
  const answer = async (line: readonly Point[] | null) => {
    waiting.shift()!(line)
    await Promise.resolve()
  }
  const closes = async (closed: ClosedRoads | null) => {
    closing.shift()!(closed)
    await Promise.resolve()
  }
  return { drawings, answer, closes, waiting, closing }
}

test('a line is straight until the server has said where the roads run', async () => {
  const { drawings, answer } = asked()
  drawings.add(a!)
  drawings.add(b!)
  expect(drawings.get()?.line).toEqual([a, b])
  await answer([a!, c!, b!])
  expect(drawings.get()?.line).toEqual([a, c, b])
})

test('and stays so when nobody knows it', async () => {
  const { drawings, answer } = asked()
  drawings.add(a!)
  drawings.add(b!)
  await answer(null)
  expect(drawings.get()?.line).toEqual([a, b])
})

test('an answer to what has been drawn over is no answer', async () => {
  const { drawings, answer } = asked()
  drawings.add(a!)
  drawings.add(b!)
  drawings.add(c!)
  await answer([b!, a!])
  expect(drawings.get()?.line).toEqual([a, b, c])
  drawings.undo()
  expect(drawings.get()?.points).toEqual([a, b])
})

test('an area is not led along roads, and is whole from three corners on', () => {
  const { drawings, waiting } = asked()
  drawings.shape('area')
  for (const point of [a!, b!]) drawings.add(point)
  expect([drawings.finish(), drawings.get()?.isDrawn]).toEqual([false, false])
  drawings.add(c!)
  expect([drawings.finish(), drawings.get()?.isDrawn, waiting.length]).toEqual([true, true, 0])
  expect(drawSketch(drawings.get()!).features[0]?.geometry).toEqual({ type: 'LineString', coordinates: [a, b, c, a] })
})

const street: ClosedRoads = {
  metres: 120,
  roads: ['Koʻprik'],
  crossed: { count: 0, metres: 0, roads: [] },
  lines: [
    [
      [69.2, 41.3],
      [69.3, 41.3],
    ],
  ],
}

test('what it would close is asked of the line that follows the roads, and is drawn', async () => {
  const { drawings, answer, closes, closing } = asked()
  drawings.add(a!)
  drawings.add(b!)
  expect([drawings.get()?.closed, closing.length]).toEqual([undefined, 0])
  await answer([a!, c!, b!])
  expect(closing.length).toBe(1)
  await closes(street)
  expect(drawings.get()?.closed).toEqual(street)
  expect(drawSketch(drawings.get()!).features[0]).toMatchObject({
    properties: { meant: true },
    geometry: { coordinates: street.lines[0] },
  })
})

test('and is not known any more as soon as it is drawn on', async () => {
  const { drawings, closes, closing } = asked()
  drawings.shape('area')
  for (const point of [a!, b!, c!]) drawings.add(point)
  drawings.undo()
  expect(drawings.get()?.closed).toBeUndefined()
  drawings.add(c!)
  expect(closing.length).toBe(2)
  await closes(street)
  expect(drawings.get()?.closed).toBeUndefined()
  await closes(null)
  expect(drawings.get()?.closed).toBeNull()
})

test('where it is known that no road is nothing can be declared', async () => {
  const { drawings, closes } = asked()
  drawings.shape('area')
  for (const point of [a!, b!, c!]) drawings.add(point)
  await closes({ ...street, metres: 0, roads: [], lines: [] })
  expect([drawings.finish(), drawings.get()?.isDrawn]).toEqual([false, false])
})

test('a place that is pressed twice is one point', () => {
  const { drawings } = asked()
  for (const point of [a!, a!, b!, a!]) drawings.add([...point])
  expect(drawings.get()?.points).toEqual([a, b, a])
})

test('whose place is drawn anew is drawn as what it was', () => {
  const { drawings } = asked()
  drawings.beginAnew(aClosure())
  expect(drawings.get()).toMatchObject({ shape: 'line', points: [], moved: { id: '1-1' } })
})

test('nothing is drawn by who has not begun, or has ended', () => {
  const { drawings } = asked()
  drawings.add(a!)
  drawings.end()
  drawings.add(b!)
  expect([drawings.get(), drawings.finish()]).toEqual([null, false])
})
