import { radiiOfRings } from './curves.ts'
import type { Network, Way } from './ways.ts'

/** Within so many metres of the square streets are narrow. */
const narrowWithin = 0.95 * radiiOfRings[1]
/** Every so many-eth of them is one-way. */
const every = 3

/** Some narrow streets of the middle become one-way streets: those that one can come back from. */
export function withOneWays({ nodes, ways }: Network): Network {
  const next = nodes.map(() => new Set<number>())
  for (const way of ways)
    for (const [from, to] of stepsOf(way)) {
      next[from]!.add(to)
      if (!way.oneway) next[to]!.add(from)
    }
  const isNarrow = (way: Way) =>
    way.class === 'street' &&
    !way.bridge &&
    way.nodes.every((node) => Math.hypot(nodes[node]!.x, nodes[node]!.y) < narrowWithin)
  const chosen = new Set<Way>()
  for (const way of ways.filter(isNarrow).filter((_, index) => index % every === 0)) {
    for (const [from, to] of stepsOf(way)) next[to]!.delete(from)
    // Whoever comes from its end to its beginning comes by both to everything along it.
    if (leads(next, way.nodes.at(-1)!, way.nodes[0]!)) chosen.add(way)
    else for (const [from, to] of stepsOf(way)) next[to]!.add(from)
  }
  return { nodes, ways: ways.map((way) => (chosen.has(way) ? { ...way, oneway: true } : way)) }
}

const stepsOf = ({ nodes }: Way) => nodes.slice(1).map((to, index) => [nodes[index]!, to] as const)

function leads(next: readonly ReadonlySet<number>[], from: number, to: number): boolean {
  const reached = new Set([from])
  for (const node of reached) {
    if (node === to) return true
    for (const other of next[node]!) reached.add(other)
  }
  return false
}
