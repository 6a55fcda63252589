import type { Mark } from './scene.ts'

/** A mark and where on the screen it is drawn, px. */
export interface Seen {
  readonly mark: Mark
  readonly x: number
  readonly y: number
}

/** A unit this near to something is there, px. */
const THERE = 16
/** Where those stand who are at the same place, the first below it to the right: px from its middle. */
const places: readonly (readonly [x: number, y: number])[] = [
  [17, 15],
  [-17, 15],
  [17, -15],
  [-17, -15],
  [0, 22],
  [0, -22],
]

/** Units that are at the place of something stand around it, each in a place of its own: its number can be read, and they can be counted. */
export const standBeside = (units: readonly Seen[], things: readonly Seen[]): readonly Seen[] => {
  const standing = new Map<Seen, number>()
  return units.map((unit) => {
    if (!unit.mark.stands) return unit
    const thing = things.findLast(({ x, y }) => Math.hypot(x - unit.x, y - unit.y) < THERE)
    if (!thing) return unit
    const already = standing.get(thing) ?? 0
    standing.set(thing, already + 1)
    const [x, y] = places[already % places.length]!
    return { mark: unit.mark, x: thing.x + x, y: thing.y + y }
  })
}
