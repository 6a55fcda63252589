import { closed, type RoadGraph } from '../graph/graph.ts'
import type { Costs } from './costs.ts'

/**
 * The roads between cells, numbered: a *gate* is an arc that leaves one cell for another. Those out of one cell have numbers
 * one after the other, which are the columns of its table; the arcs that end in a cell are the rows of it.
 */
export interface Gates {
  readonly cellOfNode: Uint32Array
  /** The arc of each gate, and the gate of each arc; -1 where it is none. */
  readonly arcs: Uint32Array
  readonly gateOfArc: Int32Array
  /** Gates out of cell c: from `firstOut[c]` to before `firstOut[c + 1]`. */
  readonly firstOut: Uint32Array
  /** Gates into cell c: `into[firstInto[c]]` and so on. */
  readonly firstInto: Uint32Array
  readonly into: Uint32Array
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
  const firstOut = new Uint32Array(cells + 1)
  // Nodes are numbered cell by cell, and so are, by the nodes where they begin, the gates.
  for (let node = 0; node < graph.lon.length; node++) {
    const cell = cellOfNode[node]!
    for (let index = graph.firstOut[node]!; index < graph.firstOut[node + 1]!; index++) {
      const arc = graph.out[index]!
      if (usual[arc] === closed) continue
      const to = cellOfNode[graph.tail[arc ^ 1]!]!
      rowOfArc[arc] = rows[to]!++
      if (to === cell) continue
      gateOfArc[arc] = arcs.length
      arcs.push(arc)
    }
    firstOut[cell + 1] = arcs.length
  }
  const cellInto = Uint32Array.from(arcs, (arc) => cellOfNode[graph.tail[arc ^ 1]!]!)
  const { firstInto, into } = byCell(cellInto, cells)
  return { cellOfNode, arcs: Uint32Array.from(arcs), gateOfArc, firstOut, firstInto, into, rowOfArc, rows }
}

const byCell = (cellInto: Uint32Array, cells: number) => {
  const firstInto = new Uint32Array(cells + 1)
  for (const cell of cellInto) firstInto[cell + 1]!++
  for (let cell = 0; cell < cells; cell++) firstInto[cell + 1]! += firstInto[cell]!
  const next = firstInto.slice()
  const into = new Uint32Array(cellInto.length)
  cellInto.forEach((cell, gate) => {
    into[next[cell]!++] = gate
  })
  return { firstInto, into }
}
