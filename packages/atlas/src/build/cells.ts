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
  const order = Uint32Array.from(x, (_, node) => node)
  const firstOfCell: number[] = []
  const placeOf = new Int32Array(x.length).fill(-1)
  const crossing = new Int32Array(x.length + 1)

  /** Sorts a part of `order` along a slant, and finds where the fewest roads cross: the place, and how many. */
  const bestCut = (start: number, end: number, [east, north]: (typeof slants)[number]) => {
    const part = sortedBy(order.subarray(start, end), (node) => east * x[node]! + north * y[node]!)
    const size = part.length
    part.forEach((node, place) => {
      placeOf[node] = place
    })
    crossing.fill(0, 0, size + 1)
    part.forEach((node, place) => {
      for (let index = firstOf[node]!; index < firstOf[node + 1]!; index++) {
        const other = placeOf[neighbours[index]!]!
        if (other <= place) continue
        crossing[place + 1]!++
        crossing[other + 1]!--
      }
    })
    for (const node of part) placeOf[node] = -1
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

  const divide = (start: number, end: number): void => {
    if (end - start <= largestCell) {
      firstOfCell.push(start)
      return
    }
    const best = slants
      .map((slant) => bestCut(start, end, slant))
      .reduce((one, other) => (other.fewest < one.fewest ? other : one))
    order.set(best.part, start)
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

/** Sorted as numbers are sorted fastest: value and place in one. Exact up to 4 million nodes and 2^30 units. */
const sortedBy = (nodes: Uint32Array, heightOf: (node: number) => number): Uint32Array => {
  const room = 2 ** Math.ceil(Math.log2(nodes.length + 1))
  const keys = Float64Array.from(nodes, (node, index) => Math.round(heightOf(node)) * room + index).sort()
  return Uint32Array.from(keys, (key) => nodes[((key % room) + room) % room]!)
}
