import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { type Connection, withClient } from '../connection.ts'
import { copyTuples } from '../copy-out.ts'
import { seqOf } from '../row.ts'
import { differing, explain, MAX_ODD, type Odd } from './discrepancies.ts'
import { LeavesFile } from './files.ts'
import { gatherHeads } from './gather-heads.ts'
import type { SignedHead, TreeHead } from './head.ts'
import { checkingKey } from './keys.ts'
import { Edge, HASH_BYTES, leafHash } from './merkle.ts'
import type { Problem } from './problem.ts'

export type Verification = {
  readonly ok: boolean
  /** The last position in the table. */
  readonly events: number
  /** The last event under a seal; those behind it are not wrong, only not sealed yet. */
  readonly sealedTo: number
  readonly unsealed: number
  /** How many seals were checked. */
  readonly heads: number
  /** In order of position. */
  readonly problems: readonly Problem[]
}

export type VerifyOptions = {
  readonly connection: Connection
  /** The folder with leaves and heads. */
  readonly dir: string
  /** The key to check with; the one in `dir` when left out. A copy that was kept elsewhere proves more. */
  readonly publicKey?: KeyObject
  /** Heads that were kept elsewhere: they are held against table and files. */
  readonly heads?: readonly SignedHead[]
}

/**
 * Holds the table against its seals, and names the first event that was changed, removed, inserted, swapped or cut. Reads
 * only, and may run beside a working server; but it computes for seconds, so not in the server's own thread.
 */
export const verify = (options: VerifyOptions): Promise<Verification> =>
  withClient(options.connection, 'journal verify', async (client) => {
    const publicKey = options.publicKey ?? (await checkingKey(options.dir))
    const { heads, problems } = await gatherHeads(client, options.dir, publicKey, options.heads ?? [])
    const sealedTo = heads.at(-1)?.size ?? 0
    const { first, last } = await extentOf(client)
    if (first < 1) problems.push({ kind: 'inserted', seq: first, detail: 'There are events before the first position' })
    const leaves = await LeavesFile.openToRead(options.dir)
    try {
      problems.push(...(await compare(client, leaves, heads, last)))
    } finally {
      await leaves?.close()
    }
    problems.sort((a, b) => a.seq - b.seq)
    const unsealed = Math.max(0, last - sealedTo)
    return { ok: problems.length === 0, events: last, sealedTo, unsealed, heads: heads.length, problems }
  })

const extentOf = async (client: pg.ClientBase): Promise<{ first: number; last: number }> => {
  const { rows } = await client.query<{ first: string; last: string }>(
    'select coalesce(min(seq), 1) as first, coalesce(max(seq), 0) as last from journal.event',
  )
  return { first: Number(rows[0]?.first), last: Number(rows[0]?.last) }
}

/** Goes from head to head: first what the leaves must be, proven by the head's root, then what the table has. */
const compare = async (
  client: pg.ClientBase,
  leaves: LeavesFile | undefined,
  heads: readonly TreeHead[],
  end: number,
): Promise<Problem[]> => {
  const problems: Problem[] = []
  const odd: Odd[] = []
  // The tree up to the last head whose root could be made; undefined when the leaves below it are lost.
  let edge: Edge | undefined = new Edge()
  let after = 0
  for (const { size, root } of heads) {
    const inFile = (await leaves?.read(after, size - after)) ?? Buffer.alloc(0)
    const inTable = await hashesOf(client, after, size)
    const ofFile: Edge | undefined = edge && grown(edge, inFile, size, root)
    const ofTable: Edge | undefined = edge && !ofFile ? grown(edge, inTable, size, root) : undefined
    const different = differing(inFile, inTable)
    if (!ofFile) {
      const detail = ofTable
        ? 'The leaves file is not what was sealed; the events are'
        : `Neither the leaves file nor the events from ${after + 1} to ${size} have a root that was sealed`
      if (edge) problems.push({ kind: 'seal-file-damaged', seq: after + 1 + (different[0] ?? 0), detail })
      if (edge && !ofTable && different.length === 0) {
        problems.push({
          kind: 'changed',
          seq: after + 1,
          detail: `Among the events from ${after + 1} to ${size} one is not what was sealed`,
        })
      }
    }
    // A place for which the file has nothing has been told of above.
    const known = ofTable
      ? []
      : different.filter((place) => place < inFile.length / HASH_BYTES).slice(0, MAX_ODD - odd.length)
    if (known.length > 0) odd.push(...(await oddRows(client, after, known, inFile)))
    edge = ofFile ?? ofTable
    after = size
  }
  return [...problems, ...explain(odd, end)]
}

/** The tree with these leaves added, if that gives the root that was signed. */
const grown = (edge: Edge, leaves: Buffer, size: number, root: string): Edge | undefined => {
  if (leaves.length !== (size - edge.size) * HASH_BYTES) return undefined
  const more = edge.copy()
  more.addAll(leaves)
  return more.root().toString('hex') === root ? more : undefined
}

/** The leaf hashes of the rows behind `after` up to `to`, zeros where there is no row. */
const hashesOf = async (client: pg.ClientBase, after: number, to: number): Promise<Buffer> => {
  const hashes = Buffer.alloc((to - after) * HASH_BYTES)
  await copyTuples(client, { after, to, limit: to - after }, (tuple) => {
    hashes.set(leafHash(tuple), (seqOf(tuple) - after - 1) * HASH_BYTES)
  })
  return hashes
}

/** The rows at places (counted from 0 behind `after`) where the table is not what the leaves say. */
const oddRows = async (
  client: pg.ClientBase,
  after: number,
  places: readonly number[],
  leaves: Buffer,
): Promise<Odd[]> => {
  const tuples = new Map<number, Buffer>()
  const wanted = new Set(places.map((place) => after + 1 + place))
  const [first, last] = [after + places[0]!, after + 1 + places.at(-1)!]
  await copyTuples(client, { after: first, to: last, limit: last - first }, (tuple) => {
    if (wanted.has(seqOf(tuple))) tuples.set(seqOf(tuple), Buffer.from(tuple))
  })
  return places.map((place) => {
    const seq = after + 1 + place
    return { seq, expected: leaves.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES), tuple: tuples.get(seq) }
  })
}
