/** A set of cells of demand, a bit for each: what a thousand units reach is joined in a moment. */
export type Cells = Uint32Array

const bits = 32

export const noCells = (count: number): Cells => new Uint32Array(Math.ceil(count / bits))

export const hasCell = (cells: Cells, cell: number): boolean => ((cells[cell >>> 5]! >>> (cell & 31)) & 1) === 1

export const addCell = (cells: Cells, cell: number): void => {
  cells[cell >>> 5]! |= 1 << (cell & 31)
}

export const removeCell = (cells: Cells, cell: number): void => {
  cells[cell >>> 5]! &= ~(1 << (cell & 31))
}

/** What any of them holds. */
export const joined = (all: readonly Cells[], count: number): Cells => {
  const union = noCells(count)
  for (const cells of all) for (let word = 0; word < union.length; word++) union[word]! |= cells[word]!
  return union
}

/** What the weights of these cells come to; of those only that `but` does not hold. */
export const weightOf = (cells: Cells, weights: ArrayLike<number>, but?: Cells): number => {
  let sum = 0
  eachCell(cells, (cell) => (sum += weights[cell]!), but)
  return sum
}

export const eachCell = (cells: Cells, see: (cell: number) => void, but?: Cells): void => {
  for (let word = 0; word < cells.length; word++)
    for (let left = but ? cells[word]! & ~but[word]! : cells[word]!; left !== 0; left &= left - 1)
      see(word * bits + 31 - Math.clz32(left & -left))
}

/** What both hold. */
export const shared = (one: Cells, other: Cells): Cells => {
  const both = one.slice()
  for (let word = 0; word < both.length; word++) both[word]! &= other[word]!
  return both
}
