/**
 * Chance that can be repeated: the same seed gives the same numbers, on every machine.
 * A part of the city takes a `fork` under its own label, so that a die thrown more in one part moves nothing in another.
 */
export type Random = {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A real number from `low` up to `high`. */
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** One item, each with its weight (0 or more; at least one above 0). */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
  /** Lower-case hexadecimal digits. */
  hex(bytes: number): string
  fork(label: string | number): Random
}

/** FNV-1a, 32 bits: spreads a label over the seeds. */
export function hash(label: string, basis = 0x811c9dc5): number {
  let value = basis >>> 0
  for (let index = 0; index < label.length; index++) value = Math.imul(value ^ label.charCodeAt(index), 0x01000193)
  return value >>> 0
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0

  /** SplitMix (Steele, Lea, Flood 2014) on 32 bits: a counter and a mixer that lets no pattern of the counter through. */
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)]!,
    weighted(items) {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0)
      let left = next() * total
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.findLast(([, weight]) => weight > 0)![0]
    },
    shuffled(items) {
      const mixed = [...items]
      for (let index = mixed.length - 1; index > 0; index--) {
        const other = whole(0, index)
        ;[mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!]
      }
      return mixed
    },
    hex: (bytes) => Array.from({ length: bytes }, () => whole(0, 255).toString(16).padStart(2, '0')).join(''),
    fork: (label) => createRandom(hash(String(label), seed ^ 0x811c9dc5)),
  }
}
