import { createPublicKey, type KeyObject } from 'node:crypto'
import { type Connection, withClient } from '../connection.ts'
import { SealMismatch } from '../errors.ts'
import { COLUMNS, type StoredRow } from '../row.ts'
import { LeavesFile, lastHead } from './files.ts'
import { fingerprint, headOf, isSigned, type SignedHead } from './head.ts'
import { inclusionPaths } from './inclusion.ts'
import { checkingKey } from './keys.ts'
import { leafBytes } from './leaf.ts'
import { leafHash, verifyInclusion } from './merkle.ts'

/** An event with the proof that it stood in the journal when the head was signed. */
export type ProvenEvent = {
  /** The row exactly as it is stored. Its leaf in the tree has the index `seq - 1`. */
  readonly row: StoredRow
  /** Hexadecimal hashes, from the leaf's sibling up to below the root; null when the event was not sealed yet. */
  readonly path: readonly string[] | null
}

/** Events that speak for themselves: whoever has this, and trusts the key, needs nothing else. How to check it is in the README. */
export type JournalExport = {
  readonly format: 'journal-export/1'
  readonly head: SignedHead
  /** PEM (SPKI). Compare it with a copy that came another way. */
  readonly publicKey: string
  readonly events: readonly ProvenEvent[]
}

export type ExportOptions = {
  readonly connection: Connection
  /** The folder with leaves and heads. */
  readonly dir: string
  /** The key to check with; the one in `dir` when left out. */
  readonly publicKey?: KeyObject
  /** Which events: those of some streams, or those of a range of positions. */
  readonly events: { readonly streams: readonly string[] } | { readonly from: number; readonly to: number }
}

/** @throws {SealMismatch} when nothing was sealed yet. */
export const exportEvents = async (options: ExportOptions): Promise<JournalExport> => {
  const { dir } = options
  const head = await lastHead(dir)
  const leaves = await LeavesFile.openToRead(dir)
  if (!head || !leaves) throw new SealMismatch(`Nothing was sealed yet in ${dir}`)
  try {
    const { size } = headOf(head)
    const rows = await rowsOf(options)
    const sealed = rows.filter((row) => row.seq <= size)
    const paths = await inclusionPaths(
      leaves,
      size,
      sealed.map((row) => row.seq - 1),
    )
    const publicKey = options.publicKey ?? (await checkingKey(dir))
    return {
      format: 'journal-export/1',
      head,
      publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      events: rows.map((row) => ({ row, path: paths.get(row.seq - 1)?.map((hash) => hash.toString('hex')) ?? null })),
    }
  } finally {
    await leaves.close()
  }
}

const rowsOf = ({ connection, events }: ExportOptions): Promise<StoredRow[]> =>
  withClient(connection, 'journal export', async (client) => {
    const [condition, values] =
      'streams' in events
        ? ['stream = any ($1)', [events.streams]]
        : ['seq between $1 and $2', [events.from, events.to]]
    const { rows } = await client.query<Omit<StoredRow, 'seq' | 'at'> & { seq: string; at: string }>(
      `select ${COLUMNS} from journal.event where ${condition} order by seq`,
      values,
    )
    return rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }))
  })

export type InclusionCheck = {
  /** True when the head is signed with the key and every event with a path stood in the tree. */
  readonly ok: boolean
  /** The fingerprint of the key: compare it with one that came another way. */
  readonly log: string
  /** Positions of events that did not stand in the journal as they are here. */
  readonly wrong: readonly number[]
  /** Positions of events that were not sealed yet: nothing is proven about them. */
  readonly unproven: readonly number[]
}

/** Checks an export. Needs nothing but the export, and a key that the reader trusts. */
export const verifyExport = (exported: JournalExport, trusted?: KeyObject): InclusionCheck => {
  const publicKey = trusted ?? createPublicKey(exported.publicKey)
  const head = headOf(exported.head)
  const root = Buffer.from(head.root, 'hex')
  const isProven = ({ row, path }: ProvenEvent): boolean =>
    verifyInclusion(
      leafHash(leafBytes(row)),
      row.seq - 1,
      head.size,
      (path ?? []).map((hash) => Buffer.from(hash, 'hex')),
      root,
    )
  const unproven = exported.events.filter(({ path }) => path === null).map(({ row }) => row.seq)
  const wrong = exported.events.filter((event) => event.path !== null && !isProven(event)).map(({ row }) => row.seq)
  return { ok: isSigned(exported.head, publicKey) && wrong.length === 0, log: fingerprint(publicKey), wrong, unproven }
}
