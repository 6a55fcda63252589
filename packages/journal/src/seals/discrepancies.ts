import { HASH_BYTES, leafHash } from './merkle.ts'
import type { Problem } from './problem.ts'

/** A position at which the table does not have what was sealed. */
export type Odd = {
  readonly seq: number
  /** The leaf hash that was sealed for it. */
  readonly expected: Buffer
  /** The row that stands there; undefined when there is none. */
  readonly tuple: Buffer | undefined
}

/** Beyond so many nothing is learnt: after a renumbering every row is odd. */
export const MAX_ODD = 2_000

/** How many rows at once may have been put in or taken out, and how far swapped rows are looked for among the odd ones. */
const REACH = 100

/**
 * Finds the simplest story behind the odd positions. A row's position is part of its leaf; so a row that was moved is
 * recognised by giving it back the position that it would have had.
 *
 * @param odd in order of position
 * @param end the last position that the table has
 */
export const explain = (odd: readonly Odd[], end: number): Problem[] => {
  const problems: Problem[] = []
  const explained = new Set<Odd>()
  for (const [index, one] of odd.entries()) {
    if (explained.has(one)) continue
    const story =
      gone(odd, index, end) ?? swapped(odd, index) ?? inserted(odd, index) ?? removed(odd, index) ?? changed(one)
    problems.push(story.problem)
    for (const member of story.members) explained.add(member)
  }
  return problems
}

type Story = { readonly problem: Problem; readonly members: readonly Odd[] }

const isAt = (tuple: Buffer | undefined, place: Odd | undefined): boolean =>
  tuple !== undefined && place !== undefined && hashAt(tuple, place.seq).equals(place.expected)

/** The leaf hash of a row, had it another position. */
const hashAt = (tuple: Buffer, seq: number): Buffer => {
  const moved = Buffer.from(tuple)
  moved.writeBigInt64BE(BigInt(seq), 6) // behind the count of fields and the length of the first one
  return leafHash(moved)
}

/** The odd position so many behind another one, if all between them are odd as well. */
const following = (odd: readonly Odd[], index: number, count: number): Odd | undefined => {
  const one = odd[index + count]
  return one?.seq === odd[index]!.seq + count ? one : undefined
}

/** Those that follow on `index` without a gap, as long as `belongs`. */
const run = (odd: readonly Odd[], index: number, belongs: (one: Odd, offset: number) => boolean): Odd[] => {
  const members: Odd[] = []
  for (let offset = 0; ; offset++) {
    const one = following(odd, index, offset)
    if (!one || !belongs(one, offset)) return members
    members.push(one)
  }
}

const gone = (odd: readonly Odd[], index: number, end: number): Story | undefined => {
  const members = run(odd, index, (one) => one.tuple === undefined)
  const first = members[0]?.seq
  const last = members.at(-1)?.seq
  if (first === undefined) return undefined
  const problem: Problem =
    first > end
      ? { kind: 'cut', seq: first, detail: `The table ends at event ${end}; events from ${first} on had been sealed` }
      : {
          kind: 'removed',
          seq: first,
          detail: first === last ? `Event ${first} is missing` : `Events ${first} to ${last} are missing`,
        }
  return { problem, members }
}

const swapped = (odd: readonly Odd[], index: number): Story | undefined => {
  const one = odd[index]!
  const other = odd.slice(index + 1, index + REACH).find((two) => isAt(one.tuple, two) && isAt(two.tuple, one))
  return (
    other && {
      problem: { kind: 'swapped', seq: one.seq, detail: `Events ${one.seq} and ${other.seq} have changed places` },
      members: [one, other],
    }
  )
}

const inserted = (odd: readonly Odd[], index: number): Story | undefined => {
  const one = odd[index]!
  for (let count = 1; count < REACH; count++) {
    if (!isAt(following(odd, index, count)?.tuple, one)) continue
    // The last ones have been moved behind the last seal.
    const members = run(odd, index, (member, offset) => {
      const mover = following(odd, index, offset + count)
      return mover === undefined || isAt(mover.tuple, member)
    })
    const detail = `${events(count)} inserted at ${one.seq}; what follows was renumbered`
    return { problem: { kind: 'inserted', seq: one.seq, detail }, members }
  }
  return undefined
}

const removed = (odd: readonly Odd[], index: number): Story | undefined => {
  const { seq, tuple } = odd[index]!
  for (let count = 1; count < REACH; count++) {
    if (!isAt(tuple, following(odd, index, count))) continue
    // At the end as many positions are empty as were taken out.
    const members = run(odd, index, (member, offset) => {
      const home = following(odd, index, offset + count)
      return home === undefined || isAt(member.tuple, home)
    })
    const detail = `${events(count)} removed from ${seq} on; what follows was renumbered`
    return { problem: { kind: 'removed', seq, detail }, members }
  }
  return undefined
}

const events = (count: number): string => (count === 1 ? 'One event was' : `${count} events were`)

const changed = (one: Odd): Story => ({
  problem: { kind: 'changed', seq: one.seq, detail: `Event ${one.seq} is not what was sealed` },
  members: [one],
})

/** The positions of a page at which two lists of hashes differ. */
export const differing = (first: Buffer, second: Buffer): number[] => {
  const places: number[] = []
  const length = Math.max(first.length, second.length)
  for (let offset = 0; offset < length; offset += HASH_BYTES) {
    if (!first.subarray(offset, offset + HASH_BYTES).equals(second.subarray(offset, offset + HASH_BYTES))) {
      places.push(offset / HASH_BYTES)
    }
  }
  return places
}
