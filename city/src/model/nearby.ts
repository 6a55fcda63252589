import type { Point } from './plane.ts'

/** Finds what lies near a place without looking at everything: the plane in squares, each with what touches its box. */
export type Nearby<Item> = {
  /** `a` and `b` are corners of a box around the item. */
  add(item: Item, a: Point, b: Point): void
  /** What may lie in the box with these corners, and a little that does not; nothing twice. */
  within(a: Point, b: Point): Iterable<Item>
}

/** @param side of the squares in metres: about the size of the items */
export function createNearby<Item>(side: number): Nearby<Item> {
  const squares = new Map<number, Item[]>()
  /** Far more squares in a row than a city has, so that no two squares share a number. */
  const inRow = 2 ** 20
  const squaresOf = (a: Point, b: Point): number[] => {
    const numbers: number[] = []
    for (let column = Math.floor(Math.min(a.x, b.x) / side); column <= Math.floor(Math.max(a.x, b.x) / side); column++)
      for (let row = Math.floor(Math.min(a.y, b.y) / side); row <= Math.floor(Math.max(a.y, b.y) / side); row++)
        numbers.push(column * inRow + row)
    return numbers
  }
  return {
    add(item, a, b) {
      for (const square of squaresOf(a, b)) {
        const known = squares.get(square)
        if (known) known.push(item)
        else squares.set(square, [item])
      }
    },
    within(a, b) {
      const numbers = squaresOf(a, b)
      if (numbers.length === 1) return squares.get(numbers[0]!) ?? []
      return new Set(numbers.flatMap((square) => squares.get(square) ?? []))
    },
  }
}
