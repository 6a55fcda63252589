import { closed, type RoadGraph } from '../graph/graph.ts'
import type { Costs } from './costs.ts'

/**
 * The roads between cells, numbered: a *gate* is an arc that leaves one cell for another. Those into one cell have numbers one
 * after the other, so that a search runs along them. Those out of a cell are the columns of its table, and the arcs that
 * end in it are the rows.
 */
export interface Gates {
  readonly cellOfNode: Uint32Array
  /** The arc of each gate, and the gate of each arc; -1 where it is none. */
  readonly arcs: Uint32Array
  readonly gateOfArc: Int32Array
  /** Gates into cell c: from `firstInto[c]` to before `firstInto[c + 1]`. */
  readonly firstInto: Uint32Array
  /** Gates out of cell c: `out[firstOut[c]]` and so on; and which of them each gate is. */
  readonly firstOut: Uint32Array
  readonly out: Uint32Array
  readonly columnOfGate: Uint32Array
  /** The row of an arc in the table of the cell where it ends; and how many rows that table has. */
  readonly rowOfArc: Uint32Array
  readonly rows: Uint32Array
}

export const gatesOf = (graph: RoadGraph, { usual }: Costs): Gates => {
  const cells = graph.firstOfCell.length - 1
  const cellOfNode = new Uint32Array(graph.lon.length)
  for (let cell = 0; cell < cells; cell++) cellOfNode.fill(cell, graph.firstOfCell[cell]!, graph.firstOfCell[cell + 1]!)
  const rowOfArc = new Uint32Array(graph.tail.length)
  const rows = new Uint32Array(cells)
  const gateOfArc = new Int32Array(graph.tail.length).fill(-1)
  const arcs: number[] = []
  const firstInto = new Uint32Array(cells + 1)
  // Nodes are numbered cell by cell, and so are, by the nodes where they end, the gates.
  for (let node = 0; node < graph.lon.length; node++) {
    const cell = cellOfNode[node]!
    for (let index = graph.firstOut[node]!; index < graph.firstOut[node + 1]!; index++) {
      const arc = graph.out[index]! ^ 1
      if (usual[arc] === closed) continue
      rowOfArc[arc] = rows[cell]!++
      if (cellOfNode[graph.tail[arc]!] === cell) continue
      gateOfArc[arc] = arcs.length
      arcs.push(arc)
    }
    firstInto[cell + 1] = arcs.length
  }
  const cellsLeft = Uint32Array.from(arcs, (arc) => cellOfNode[graph.tail[arc]!]!)
  return {
    cellOfNode,
    arcs: Uint32Array.from(arcs),
    gateOfArc,
    firstInto,
    ...byCell(cellsLeft, cells),
    rowOfArc,
    rows,
  }
}

const byCell = (cellsLeft: Uint32Array, cells: number) => {
  const firstOut = new Uint32Array(cells + 1)
  for (const cell of cellsLeft) firstOut[cell + 1]!++
  for (let cell = 0; cell < cells; cell++) firstOut[cell + 1]! += firstOut[cell]!
  const next = firstOut.slice()
  const out = new Uint32Array(cellsLeft.length)
  const columnOfGate = new Uint32Array(cellsLeft.length)
  cellsLeft.forEach((cell, gate) => {
    columnOfGate[gate] = next[cell]! - firstOut[cell]!
    out[next[cell]!++] = gate
  })
  return { firstOut, out, columnOfGate }
}
