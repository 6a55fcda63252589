import { hash } from 'node:crypto'

/** Length of a hash, in bytes. */
export const HASH_BYTES = 32

/** The root of a tree without leaves (RFC 9162, 2.1.1). */
export const emptyRoot = (): Buffer => hash('sha256', '', 'buffer')

let leafInput = Buffer.alloc(4096)

/** SHA-256(0x00 || leaf): RFC 9162, 2.1.1. */
export const leafHash = (leaf: Uint8Array): Buffer => {
  if (leaf.length >= leafInput.length) leafInput = Buffer.alloc(2 * leaf.length)
  leafInput[0] = 0x00
  leafInput.set(leaf, 1)
  return hash('sha256', leafInput.subarray(0, leaf.length + 1), 'buffer')
}

const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01)

/** SHA-256(0x01 || left || right): RFC 9162, 2.1.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_BYTES)
  return hash('sha256', nodeInput, 'buffer')
}

/**
 * The right edge of a growing tree: the roots of the perfect subtrees from which its root is made, largest first. There
 * is one for each bit that is set in the number of leaves.
 */
export class Edge {
  #size = 0
  #roots: Buffer[] = []

  /** @throws {RangeError} when the number of roots does not belong to the size. */
  static of(size: number, roots: readonly Buffer[]): Edge {
    if (roots.length !== bitsSet(size))
      throw new RangeError(`A tree of ${size} leaves has ${bitsSet(size)} perfect subtrees`)
    const edge = new Edge()
    edge.#size = size
    edge.#roots = [...roots]
    return edge
  }

  /** How many leaves the tree has. */
  get size(): number {
    return this.#size
  }

  get roots(): readonly Buffer[] {
    return this.#roots
  }

  /** Adds a leaf by its hash. */
  add(leaf: Buffer): void {
    let root = leaf
    // Two subtrees of one height make one of the next, as a carry does in a binary number.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) root = nodeHash(this.#roots.pop()!, root)
    this.#roots.push(root)
    this.#size++
  }

  /** Adds leaves whose hashes stand one after the other. */
  addAll(leaves: Buffer): void {
    for (let offset = 0; offset < leaves.length; offset += HASH_BYTES) {
      this.add(leaves.subarray(offset, offset + HASH_BYTES))
    }
  }

  root(): Buffer {
    return (
      this.#roots.reduceRight<Buffer | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      emptyRoot()
    )
  }

  copy(): Edge {
    return Edge.of(this.#size, this.#roots)
  }
}

const bitsSet = (size: number): number => {
  let bits = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2
  return bits
}

/** The largest power of two below a size: where a tree divides into its left and right part (RFC 9162, 2.1.1). */
export const splitOf = (size: number): number => {
  let split = 1
  while (2 * split < size) split *= 2
  return split
}

/**
 * Checks that a leaf stands at an index of the tree with this size and root (RFC 9162, 2.1.3.2).
 *
 * @param index counted from 0
 * @param path the hashes from the leaf's sibling up to below the root
 */
export const verifyInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
  root: Buffer,
): boolean => {
  if (index >= size) return false
  let node = index
  let last = size - 1
  let reached = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      reached = nodeHash(sibling, reached)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      reached = nodeHash(reached, sibling)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && reached.equals(root)
}
