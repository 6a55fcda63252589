import { closed, type RoadGraph } from '../graph/graph.ts'

/**
 * The roads between cells, numbered: a *gate* is an arc that leaves one cell for another. Those into one cell have numbers one
 * after the other, so that a search runs along them. Each gate out of a cell has a row in the cell's table, which runs over the
 * gates into it.
 */
export interface Gates {
  readonly cellOfNode: Uint32Array
  /** The arc of each gate, and the cell that it leaves. */
  readonly arcs: Uint32Array
  readonly cellLeft: Uint32Array
  /** Gates into cell c: from `firstInto[c]` to before `firstInto[c + 1]`. */
  readonly firstInto: Uint32Array
  /** Gates out of cell c: `out[firstOut[c]]` and so on. */
  readonly firstOut: Uint32Array
  readonly out: Uint32Array
  /** Where the table of each cell begins among those of all, and behind the last the end; and where the row of each gate does. */
  readonly firstOfTable: Uint32Array
  readonly rowOfGate: Uint32Array
}

/** @param usual what each arc takes when nothing is in its way: gates are the same whatever is closed today */
export const gatesOf = ({ firstOfCell, firstOut, out, tail, lon }: RoadGraph, usual: Uint32Array): Gates => {
  const cells = firstOfCell.length - 1
  const cellOfNode = new Uint32Array(lon.length)
  for (let cell = 0; cell < cells; cell++) cellOfNode.fill(cell, firstOfCell[cell]!, firstOfCell[cell + 1]!)
  const arcs: number[] = []
  const firstInto = new Uint32Array(cells + 1)
  // Nodes are numbered cell by cell, and so are, by the nodes where they end, the gates.
  for (let cell = 0; cell < cells; cell++) {
    for (let index = firstOut[firstOfCell[cell]!]!; index < firstOut[firstOfCell[cell + 1]!]!; index++) {
      const arc = out[index]! ^ 1
      if (usual[arc] !== closed && cellOfNode[tail[arc]!] !== cell) arcs.push(arc)
    }
    firstInto[cell + 1] = arcs.length
  }
  const cellLeft = Uint32Array.from(arcs, (arc) => cellOfNode[tail[arc]!]!)
  return { cellOfNode, arcs: Uint32Array.from(arcs), cellLeft, firstInto, ...rowsOf(cellLeft, firstInto) }
}

const rowsOf = (cellLeft: Uint32Array, firstInto: Uint32Array) => {
  const cells = firstInto.length - 1
  const firstOut = new Uint32Array(cells + 1)
  for (const cell of cellLeft) firstOut[cell + 1]!++
  for (let cell = 0; cell < cells; cell++) firstOut[cell + 1]! += firstOut[cell]!
  const gatesInto = (cell: number) => firstInto[cell + 1]! - firstInto[cell]!
  const firstOfTable = new Uint32Array(cells + 1)
  for (let cell = 0; cell < cells; cell++)
    firstOfTable[cell + 1] = firstOfTable[cell]! + (firstOut[cell + 1]! - firstOut[cell]!) * gatesInto(cell)
  const next = firstOut.slice()
  const out = new Uint32Array(cellLeft.length)
  const rowOfGate = new Uint32Array(cellLeft.length)
  cellLeft.forEach((cell, gate) => {
    const place = next[cell]!++
    out[place] = gate
    rowOfGate[gate] = firstOfTable[cell]! + (place - firstOut[cell]!) * gatesInto(cell)
  })
  return { firstOut, out, firstOfTable, rowOfGate }
}
