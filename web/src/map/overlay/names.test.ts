import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, placeNames, type Wanted } from './names.ts'

const name = (text: string, x: number, y: number, change: Partial<Wanted> = {}): Wanted => ({
  text,
  x,
  y,
  width: 30,
  height: 14,
  sure: false,
  ...change,
})
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom })
const texts = (placed: readonly { readonly text: string }[]) => placed.map(({ text }) => text)

test('a name stands to the right of its mark', () =>
  expect(placeNames([name('T-1', 100, 100)], [])).toMatchObject([{ text: 'T-1', box: box(112, 93, 142, 107) }]))

test('where a mark is in the way, to the left', () =>
  expect(placeNames([name('T-1', 100, 100)], [box(120, 95, 130, 105)])).toMatchObject([{ box: box(58, 93, 88, 107) }]))

test('and where there is no room, nowhere: unless it is the chosen one', () => {
  const marks = [box(60, 90, 95, 110), box(105, 90, 150, 110)]
  expect(placeNames([name('T-1', 100, 100)], marks)).toEqual([])
  expect(texts(placeNames([name('T-1', 100, 100, { sure: true })], marks))).toEqual(['T-1'])
})

test('who comes first gets the place', () => {
  const crowd = ['T-1', 'T-2', 'T-3', 'T-4'].map((text) => name(text, 100, 100))
  expect(texts(placeNames(crowd, []))).toEqual(['T-1', 'T-2'])
})

test('no name lies on another one or on a mark, wherever they are', () => {
  const at = fc.integer({ min: -200, max: 600 })
  const names = fc.array(fc.tuple(at, at, fc.integer({ min: 5, max: 90 })), { maxLength: 60 })
  const marks = fc.array(fc.tuple(at, at), { maxLength: 60 })
  fc.assert(
    fc.property(names, marks, (wanted, there) => {
      const boxes = there.map(([x, y]) => box(x - 8, y - 8, x + 8, y + 8))
      const placed = placeNames(
        wanted.map(([x, y, width], index) => name(`T-${index}`, x, y, { width })),
        boxes,
      ).map((one) => one.box)
      const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
      return placed.every(
        (one, index) =>
          !boxes.some((mark) => meet(one, mark)) && !placed.some((two, other) => other !== index && meet(one, two)),
      )
    }),
  )
})
