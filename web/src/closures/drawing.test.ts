import { expect, test } from 'vitest'
import { createDrawings, type Point } from './drawing.ts'
import { drawSketch } from './features.ts'

const [a, b, c]: readonly Point[] = [
  [69.2, 41.3],
  [69.3, 41.3],
  [69.3, 41.4],
]

/** The server's answers are given by hand. */
const asked = () => {
  const waiting: ((line: readonly Point[] | null) => void)[] = []
  const drawings = createDrawings(() => new Promise((answer) => waiting.push(answer)))
  drawings.begin()
  const answer = async (line: readonly Point[] | null) => {
    waiting.shift()!(line)
    await Promise.resolve()
  }
  return { drawings, answer, waiting }
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

test('an area is not asked about, and is whole from three corners on', () => {
  const { drawings, waiting } = asked()
  drawings.shape('area')
  for (const point of [a!, b!]) drawings.add(point)
  expect([drawings.finish(), drawings.get()?.isDrawn]).toEqual([false, false])
  drawings.add(c!)
  expect([drawings.finish(), drawings.get()?.isDrawn, waiting.length]).toEqual([true, true, 0])
  expect(drawSketch(drawings.get()!).features[0]?.geometry).toEqual({ type: 'LineString', coordinates: [a, b, c, a] })
})

test('nothing is drawn by who has not begun, or has ended', () => {
  const { drawings } = asked()
  drawings.add(a!)
  drawings.end()
  drawings.add(b!)
  expect([drawings.get(), drawings.finish()]).toEqual([null, false])
})
