import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LeavesFile } from './files.ts'
import { inclusionPaths } from './inclusion.ts'
import { Edge, leafHash, splitOf, verifyInclusion } from './merkle.ts'

// The definitions of RFC 9162, 2.1.1 and 2.1.3.1, word for word and with no thought of speed.
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const largestPowerBelow = (n: number): number =>
  Math.max(...[...Array(31).keys()].map((bit) => 2 ** bit).filter((power) => power < n))
const treeHash = (leaves: Buffer[]): Buffer => {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]!)
  const k = largestPowerBelow(leaves.length)
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}
const path = (m: number, leaves: Buffer[]): Buffer[] => {
  if (leaves.length === 1) return []
  const k = largestPowerBelow(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))]
}

const someLeaves = fc
  .array(fc.uint8Array({ maxLength: 40 }), { maxLength: 200 })
  .map((all) => all.map((leaf) => Buffer.from(leaf)))

const edgeOf = (leaves: Buffer[]) => {
  const edge = new Edge()
  edge.addAll(Buffer.concat(leaves.map(leafHash)))
  return edge
}

const withLeavesFile = async <Result>(
  leaves: Buffer[],
  task: (file: LeavesFile) => Promise<Result>,
): Promise<Result> => {
  const dir = await mkdtemp(join(tmpdir(), 'leaves-'))
  const file = await LeavesFile.openToWrite(dir)
  try {
    await file.append(Buffer.concat(leaves.map(leafHash)))
    return await task(file)
  } finally {
    await file.close()
    await rm(dir, { recursive: true })
  }
}

describe('the tree', () => {
  it('has the root of RFC 9162 at every size, however it grew', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (leaves, cut) => {
        const edge = new Edge()
        for (const leaf of leaves) edge.add(leafHash(leaf))
        expect(edge.root()).toEqual(treeHash(leaves))
        expect(edgeOf(leaves).root()).toEqual(edge.root())

        const part = edgeOf(leaves.slice(0, cut % (leaves.length + 1)))
        const continued = Edge.of(part.size, part.roots)
        continued.addAll(Buffer.concat(leaves.slice(part.size).map(leafHash)))
        expect(continued.root()).toEqual(edge.root())
      }),
    )
  })

  it('divides as RFC 9162 says', () => {
    for (let size = 2; size < 2_000; size++) expect(splitOf(size)).toBe(largestPowerBelow(size))
    expect(splitOf(2 ** 48 + 1)).toBe(2 ** 48)
  })

  it('takes leaves of any length', () => {
    const long = Buffer.alloc(100_000, 7)
    expect(leafHash(long)).toEqual(treeHash([long]))
    expect(leafHash(Buffer.alloc(0))).toEqual(treeHash([Buffer.alloc(0)]))
  })
})

describe('a proof of inclusion', () => {
  it('is the path of RFC 9162, and proves', async () => {
    const leaves = Array.from({ length: 77 }, (_, n) => Buffer.from(`leaf ${n}`))
    for (const size of [1, 2, 3, 7, 8, 9, 64, 77]) {
      const tree = leaves.slice(0, size)
      const indexes = [...tree.keys()]
      const paths = await withLeavesFile(leaves, (file) => inclusionPaths(file, size, indexes))
      for (const index of indexes) {
        expect(paths.get(index)).toEqual(path(index, tree))
        expect(verifyInclusion(leafHash(tree[index]!), index, size, paths.get(index)!, treeHash(tree))).toBe(true)
      }
    }
  })

  it('proves nothing else: no other leaf, place, size, path or root', () => {
    fc.assert(
      fc.property(
        someLeaves.filter((leaves) => leaves.length > 0),
        fc.nat(),
        fc.nat(),
        (leaves, pick, flip) => {
          const size = leaves.length
          const index = pick % size
          const leaf = leafHash(leaves[index]!)
          const proof = path(index, leaves)
          const root = treeHash(leaves)
          const flipped = (hash: Buffer) => {
            const copy = Buffer.from(hash)
            copy[flip % 32]! ^= 1
            return copy
          }
          expect(verifyInclusion(flipped(leaf), index, size, proof, root)).toBe(false)
          expect(verifyInclusion(leaf, index, size, proof, flipped(root))).toBe(false)
          expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false)
          expect(verifyInclusion(leaf, index + size, size, proof, root)).toBe(false)
          if (proof.length === 0) return
          const at = flip % proof.length
          expect(verifyInclusion(leaf, index, size, proof.with(at, flipped(proof[at]!)), root)).toBe(false)
          expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false)
          const twin = leaves.findIndex((other, n) => n !== index && !other.equals(leaves[index]!))
          if (twin !== -1) expect(verifyInclusion(leaf, twin, size, proof, root)).toBe(false)
        },
      ),
    )
  })
})
