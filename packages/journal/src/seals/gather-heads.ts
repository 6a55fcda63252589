import type { KeyObject } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { readHeads } from './files.ts'
import { fingerprint, headOf, isSigned, type SignedHead, type TreeHead, textHash } from './head.ts'
import { storedHeads } from './head-table.ts'
import type { Problem } from './problem.ts'

/** All authentic heads of the log, smallest first, and what is wrong with the others. */
export type GatheredHeads = { readonly heads: readonly TreeHead[]; readonly problems: Problem[] }

/** Brings together the heads of the database, of the file and of other places, and holds them against one another. */
export const gatherHeads = async (
  client: pg.ClientBase,
  dir: string,
  publicKey: KeyObject,
  elsewhere: readonly SignedHead[],
): Promise<GatheredHeads> => {
  // A head is written to the file first: read last, the file has whatever the database has.
  const stored = await storedHeads(client, fingerprint(publicKey))
  const { heads: filed, bad } = await readHeads(dir)
  const problems: Problem[] = bad.map(({ line, after }) => ({
    kind: 'seal-file-damaged',
    seq: (after ? headOf(after).size : 0) + 1,
    detail: `Line ${line} of the heads file is not a seal`,
  }))
  const ofFile = authentic(filed, publicKey, problems)
  const bySize = new Map(ofFile.map((signed) => [headOf(signed).size, signed]))
  problems.push(...(await missing(ofFile, stored, () => storedHeads(client, fingerprint(publicKey)))))
  for (const [signed, place] of [
    ...stored.map((head) => [head, 'in the database'] as const),
    ...elsewhere.map((head) => [head, 'kept elsewhere'] as const),
  ]) {
    const { size } = headOf(signed)
    const known = bySize.get(size)
    if (known?.text === signed.text) continue
    if (!isSigned(signed, publicKey)) problems.push(unsigned(signed, place))
    else if (known)
      problems.push({ kind: 'seals-changed', seq: size, detail: `The seal ${place} is not the one in the file` })
    else {
      bySize.set(size, signed)
      problems.push({
        kind: 'seal-file-damaged',
        seq: size,
        detail: `The heads file lacks the seal of ${size} events ${place}`,
      })
    }
  }
  return { heads: [...bySize.values()].map(headOf).sort((a, b) => a.size - b.size), problems }
}

const unsigned = (head: SignedHead, place: string): Problem => ({
  kind: 'head-signature',
  seq: headOf(head).size,
  detail: `The seal ${place} was not made with the key`,
})

/**
 * A head vouches for the one before it, whose hash it names: so in a sound file one signature is checked, the last one.
 * Where the chain is broken the signature decides.
 */
const authentic = (heads: readonly SignedHead[], publicKey: KeyObject, problems: Problem[]): SignedHead[] => {
  const sound: SignedHead[] = []
  let next: TreeHead | undefined
  for (const signed of heads.toReversed()) {
    const head = headOf(signed)
    const continued = next !== undefined && next.previous === textHash(signed)
    if (!continued && !isSigned(signed, publicKey)) {
      problems.push(unsigned(signed, 'in the file'))
      continue
    }
    if (next && !continued) {
      problems.push({
        kind: 'head-signature',
        seq: next.size,
        detail: `The seal does not continue the one of ${head.size} events`,
      })
    }
    sound.push(signed)
    next = head
  }
  if (next && next.previous !== null) {
    problems.push({ kind: 'seal-file-damaged', seq: 1, detail: 'The first seals are missing in the heads file' })
  }
  return sound.reverse()
}

/** A sealer at work has written a head to the file, and is about to write it to the database: it is given this long, ms. */
const SEALER_AT_WORK = [50, 200, 750] as const

/** Heads of the file that the database lacks, and still lacks when it is looked at again. */
const missing = async (
  filed: readonly SignedHead[],
  stored: readonly SignedHead[],
  lookAgain: () => Promise<readonly SignedHead[]>,
): Promise<Problem[]> => {
  let lost = lacking(filed, stored)
  for (const pause of SEALER_AT_WORK) {
    if (lost.length === 0) return []
    await delay(pause)
    lost = lacking(filed, await lookAgain())
  }
  if (lost.length === 0) return []
  return [
    {
      kind: 'seals-cut',
      seq: lost[0]!,
      detail: `${lost.length} seals are missing in the database, from that of ${lost[0]} events`,
    },
  ]
}

const lacking = (filed: readonly SignedHead[], stored: readonly SignedHead[]): number[] => {
  const sizes = new Set(stored.map((head) => headOf(head).size))
  return filed.map((head) => headOf(head).size).filter((size) => !sizes.has(size))
}
