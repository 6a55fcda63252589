import { sortedBy } from './sorted-by.ts'

/** So many nodes has a cell at most: the fewer, the more gates there are between cells; the more, the larger each table. */
export const usualCell = 160

/** A cut leaves at least this part on each side. */
const smallerPart = 0.3

/** Directions in which a map is cut: by west to east, by south to north, and by both slants. */
const slants = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const

export interface Cells {
  /** All nodes, cell after cell; near cells are near in it too. */
  readonly order: Uint32Array
  /** Where in `order` each cell begins, and behind the last the end. */
  readonly firstOfCell: Uint32Array
}

/**
 * Cuts a map into cells between which as few roads run as may be: in halves along a straight line, where the fewest roads
 * cross it, and each half again. Rivers, railways and parks are found by this without being known.
 *
 * @param x of each node, in the same units as `y`, both from the middle of the map
 * @param ends of each road, the nodes at its two ends, in turn
 */
export const cellsOf = (x: Float64Array, y: Float64Array, ends: Uint32Array, largestCell: number): Cells => {
  const { firstOf, neighbours } = neighbourhood(x.length, ends)
  // A part has the same place in all of them, and in each its nodes stand in the order of that slant.
  const orders = slants.map(([east, north]) => sortedBy(x.map((value, node) => east * value + north * y[node]!)))
  const order = orders[0]!
  const firstOfCell: number[] = []
  const placeOf = new Int32Array(x.length).fill(-1)
  const crossing = new Int32Array(x.length + 1)
  const behind = new Uint32Array(x.length)

  /** Where along a slant the fewest roads cross: the place, and how many. */
  const bestCut = (part: Uint32Array) => {
    const size = part.length
    for (let place = 0; place < size; place++) placeOf[part[place]!] = place
    crossing.fill(0, 0, size + 1)
    for (let place = 0; place < size; place++) {
      const node = part[place]!
      for (let index = firstOf[node]!; index < firstOf[node + 1]!; index++) {
        const other = placeOf[neighbours[index]!]!
        if (other <= place) continue
        crossing[place + 1]!++
        crossing[other + 1]!--
      }
    }
    for (let place = 0; place < size; place++) placeOf[part[place]!] = -1
    let [cut, fewest] = [size >> 1, Number.POSITIVE_INFINITY]
    const margin = Math.max(1, Math.floor(size * smallerPart))
    for (let place = 1, roads = 0; place <= size - margin; place++) {
      roads += crossing[place]!
      if (place < margin) continue
      const isBetter = roads < fewest || (roads === fewest && Math.abs(place - size / 2) < Math.abs(cut - size / 2))
      if (isBetter) [cut, fewest] = [place, roads]
    }
    return { part, cut, fewest }
  }

  /** Puts those before the cut before all others, in every order. */
  const divideAt = ({ part, cut }: { part: Uint32Array; cut: number }, start: number, end: number): void => {
    for (let place = 0; place < cut; place++) placeOf[part[place]!] = 0
    for (const one of orders) {
      let [next, others] = [start, 0]
      for (let place = start; place < end; place++) {
        const node = one[place]!
        if (placeOf[node] === 0) one[next++] = node
        else behind[others++] = node
      }
      one.set(behind.subarray(0, others), next)
    }
    for (let place = start; place < start + cut; place++) placeOf[order[place]!] = -1
  }

  const divide = (start: number, end: number): void => {
    if (end - start <= largestCell) {
      firstOfCell.push(start)
      return
    }
    const best = orders
      .map((one) => bestCut(one.subarray(start, end)))
      .reduce((one, other) => (other.fewest < one.fewest ? other : one))
    divideAt(best, start, end)
    divide(start, start + best.cut)
    divide(start + best.cut, end)
  }
  divide(0, x.length)
  return { order, firstOfCell: Uint32Array.from([...firstOfCell, x.length]) }
}

/** Of each node, the nodes at the other ends of its roads. */
const neighbourhood = (nodes: number, ends: Uint32Array) => {
  const firstOf = new Uint32Array(nodes + 1)
  for (const node of ends) firstOf[node + 1]!++
  for (let node = 0; node < nodes; node++) firstOf[node + 1]! += firstOf[node]!
  const next = firstOf.slice()
  const neighbours = new Uint32Array(ends.length)
  ends.forEach((node, index) => {
    neighbours[next[node]!++] = ends[index ^ 1]!
  })
  return { firstOf, neighbours }
}
