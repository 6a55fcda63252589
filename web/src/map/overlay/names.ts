/** A rectangle on the screen, px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A name that wants to stand beside its mark. */
export interface Wanted {
  readonly text: string
  /** The middle of the mark. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Stands there whatever lies below: the one that somebody has chosen. */
  readonly sure: boolean
}

export interface Placed extends Wanted {
  readonly box: Box
}

/** From the middle of a mark to its name, px. */
const BESIDE = 12

/**
 * Which names stand on the map: the first that wants a place gets it, to the right of its mark or to the left, and a name that
 * would lie on a mark or on another name is left out. Nobody reads what lies on one another.
 */
export const placeNames = (wanted: readonly Wanted[], marks: readonly Box[]): Placed[] => {
  const taken = new Taken()
  for (const box of marks) taken.add(box)
  return wanted.flatMap((name) => {
    const boxes = [rightOf(name), leftOf(name)]
    const free = boxes.find((box) => !taken.meets(box)) ?? (name.sure ? boxes[0] : undefined)
    if (!free) return []
    taken.add(free)
    return [{ ...name, box: free }]
  })
}

const rightOf = ({ x, y, width, height }: Wanted): Box => ({
  left: x + BESIDE,
  right: x + BESIDE + width,
  top: y - height / 2,
  bottom: y + height / 2,
})

const leftOf = (name: Wanted): Box => ({
  ...rightOf(name),
  left: name.x - BESIDE - name.width,
  right: name.x - BESIDE,
})

/** px; a name covers a handful of these. */
const CELL = 32

/** Boxes by the cells of a grid that they lie in, so that two thousand are not compared with two thousand. */
class Taken {
  readonly #cells = new Map<number, Box[]>()

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.#cells.get(cell)
      if (there) there.push(box)
      else this.#cells.set(cell, [box])
    }
  }

  meets(box: Box): boolean {
    for (const cell of cellsOf(box)) if (this.#cells.get(cell)?.some((other) => overlap(box, other))) return true
    return false
  }
}

/** Columns and rows of a screen stay below this. */
const STRIDE = 4096

function* cellsOf({ left, top, right, bottom }: Box): Generator<number> {
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) yield row * STRIDE + column
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
