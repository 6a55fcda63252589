import type { LeavesFile } from './files.ts'
import { Edge, HASH_BYTES, nodeHash, splitOf } from './merkle.ts'

/** Leaves hashed in one go; between two of these others have their turn. */
const CHUNK = 2048

/** For each leaf of a tree that was asked for: the hashes from its sibling up to below the root (RFC 9162, 2.1.3.1). */
export type Paths = ReadonlyMap<number, readonly Buffer[]>

/**
 * The inclusion paths of leaves in the tree over the first `size` leaves. All of them together cost one pass over the leaves.
 *
 * @param indexes counted from 0
 */
export const inclusionPaths = async (leaves: LeavesFile, size: number, indexes: readonly number[]): Promise<Paths> => {
  const paths = new Map<number, Buffer[]>(indexes.map((index) => [index, []]))
  await subtree(leaves, 0, size, [...paths.keys()], paths)
  return paths
}

/** The root of the subtree over `count` leaves from `start`; adds to the path of each wanted leaf in it what lies beside. */
const subtree = async (
  leaves: LeavesFile,
  start: number,
  count: number,
  wanted: readonly number[],
  paths: Map<number, Buffer[]>,
): Promise<Buffer> => {
  if (wanted.length === 0 || count === 1) return await rootOf(leaves, start, count)
  const split = splitOf(count)
  const inLeft = wanted.filter((index) => index < start + split)
  const inRight = wanted.filter((index) => index >= start + split)
  const left = await subtree(leaves, start, split, inLeft, paths)
  const right = await subtree(leaves, start + split, count - split, inRight, paths)
  for (const index of inLeft) paths.get(index)?.push(right)
  for (const index of inRight) paths.get(index)?.push(left)
  return nodeHash(left, right)
}

const rootOf = async (leaves: LeavesFile, start: number, count: number): Promise<Buffer> => {
  const edge = new Edge()
  while (edge.size < count) {
    const hashes = await leaves.read(start + edge.size, Math.min(CHUNK, count - edge.size))
    if (hashes.length === 0) throw new RangeError(`The leaves file ends at ${start + edge.size}`)
    edge.addAll(hashes.subarray(0, hashes.length - (hashes.length % HASH_BYTES)))
  }
  return edge.root()
}
