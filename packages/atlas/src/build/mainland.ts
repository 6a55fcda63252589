/** Roads from which one gets anywhere: the large components, an exclave with a town of its own among them. Nodes. */
const largeEnough = 1_000

/**
 * Which nodes belong to a strongly connected component that is the largest, or large. Tarjan's algorithm, without recursion:
 * a country is deeper than any stack.
 *
 * @param arcs the arcs that leave node n stand in `out` from `firstOut[n]` to `firstOut[n + 1]`
 * @param headOf where an arc leads; -1 where it is not driven
 */
export const mainlandOf = (firstOut: Uint32Array, out: Uint32Array, headOf: (arc: number) => number): Uint8Array => {
  const nodes = firstOut.length - 1
  const order = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const component = new Int32Array(nodes).fill(-1)
  const next = firstOut.slice(0, nodes)
  const [stack, open] = [new Int32Array(nodes), new Int32Array(nodes)]
  let [entered, opened] = [0, 0]
  const sizes: number[] = []
  let count = 0
  const enter = (node: number): void => {
    order[node] = count
    low[node] = count++
    stack[entered++] = node
    open[opened++] = node
  }
  for (let root = 0; root < nodes; root++) {
    if (order[root] === -1) enter(root)
    while (entered > 0) {
      const node = stack[entered - 1]!
      if (next[node]! < firstOut[node + 1]!) {
        const head = headOf(out[next[node]!++]!)
        if (head === -1) continue
        if (order[head] === -1) enter(head)
        else if (component[head] === -1) low[node] = Math.min(low[node]!, order[head]!)
        continue
      }
      entered--
      const parent = entered > 0 ? stack[entered - 1]! : node
      low[parent] = Math.min(low[parent]!, low[node]!)
      if (low[node] !== order[node]) continue
      let size = 0
      for (let member = -1; member !== node; size++) {
        member = open[--opened]!
        component[member] = sizes.length
      }
      sizes.push(size)
    }
  }
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  return Uint8Array.from(component, (one) => (sizes[one]! >= Math.min(largest, largeEnough) ? 1 : 0))
}
