import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Connection, clientConfig } from '../connection.ts'
import { copyTuples } from '../copy-out.ts'
import { SealMismatch } from '../errors.ts'
import { seqOf } from '../row.ts'
import { appendHeads, LeavesFile, lastHead, readHeads, truncateHeads } from './files.ts'
import { fingerprint, headOf, isSigned, type SignedHead, signHead, textHash } from './head.ts'
import { lastStoredHead, storedHeads, storeHeads } from './head-table.ts'
import { Edge, HASH_BYTES, leafHash } from './merkle.ts'

/** At most so many events under one new head: what `verify` holds in memory at once. */
const PAGE = 50_000

/** The right edge at the last head. It proves itself against the signed root, so it needs no protection. */
const EDGE_FILE = 'edge.json'

export type SealerOptions = {
  readonly connection: Connection
  readonly site: number
  readonly dir: string
  readonly privateKey: KeyObject
  /** Called for each new head, when it is in the file and in the database. */
  readonly sealed: (head: SignedHead) => void
}

/** Builds the tree over the events and signs its heads. Order on disk: leaves, head file, head in the database. */
export class Sealer {
  readonly #options: SealerOptions
  readonly #publicKey: KeyObject
  readonly #log: string
  #client: pg.Client | undefined
  #leaves: LeavesFile | undefined
  #edge = new Edge()
  #last: SignedHead | undefined

  constructor(options: SealerOptions) {
    this.#options = options
    this.#publicKey = createPublicKey(options.privateKey)
    this.#log = fingerprint(this.#publicKey)
  }

  /**
   * Seals everything that is committed. May be called again after any error but a SealMismatch.
   *
   * @throws {SealMismatch} when table, files and heads contradict one another: `verify` tells where.
   */
  async seal(): Promise<void> {
    try {
      const client = await this.#connected()
      this.#leaves ??= await this.#resume(client)
      const end = await lastSeq(client)
      if (end < this.#edge.size) {
        throw new SealMismatch(`The table ends at event ${end}, but ${this.#edge.size} were sealed`)
      }
      while (this.#edge.size < end) await this.#sealPage(client, this.#leaves, end)
    } catch (error) {
      // What is half done is mended as after a crash.
      await this.#leaves?.close()
      this.#leaves = undefined
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#leaves?.close()
    await this.#client?.end().catch(() => {}) // a broken connection has ended
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client
    const client = new pg.Client({
      ...clientConfig(this.#options.connection, 'journal sealer'),
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => {
      this.#client = undefined
    })
    await client.connect()
    this.#client = client
    return client
  }

  async #sealPage(client: pg.Client, leaves: LeavesFile, end: number): Promise<void> {
    const { site, dir, privateKey, sealed } = this.#options
    const before = this.#edge.size
    const hashes = await leafHashes(client, before, Math.min(end, before + PAGE))
    const edge = this.#edge.copy()
    edge.addAll(hashes)
    await leaves.append(hashes)
    const head = signHead(
      {
        log: this.#log,
        site,
        size: edge.size,
        root: edge.root().toString('hex'),
        at: new Date().toISOString(),
        previous: this.#last ? textHash(this.#last) : null,
      },
      privateKey,
    )
    await appendHeads(dir, [head])
    await storeHeads(client, [head])
    await writeEdge(dir, edge)
    this.#edge = edge
    this.#last = head
    sealed(head)
  }

  /** Continues where the last head ends, and mends what a crash left half done. */
  async #resume(client: pg.Client): Promise<LeavesFile> {
    const { dir } = this.#options
    this.#last = await this.#agreeOnHeads(client)
    const leaves = await LeavesFile.openToWrite(dir)
    if (!this.#last) {
      await leaves.truncate(0)
      this.#edge = new Edge()
      return leaves
    }
    const { size, root } = headOf(this.#last)
    // Whole leaves that a head covers: what comes behind them was never finished.
    const held = Math.min(await leaves.size(), size)
    await leaves.truncate(held)
    if (held < size) {
      for (let after = held; after < size; after += PAGE) {
        await leaves.append(await leafHashes(client, after, Math.min(size, after + PAGE)))
      }
    }
    const edge = (held >= size && (await readEdge(dir, size, root))) || (await edgeOf(leaves, size))
    if (edge.root().toString('hex') !== root) {
      throw new SealMismatch(`The leaves of events 1 to ${size} do not have the root that was signed`)
    }
    this.#edge = edge
    return leaves
  }

  /** The last head, after file and database have been given what only the other had. */
  async #agreeOnHeads(client: pg.Client): Promise<SignedHead | undefined> {
    const { dir } = this.#options
    await truncateHeads(dir)
    const inFile = await lastHead(dir)
    const inTable = await lastStoredHead(client, this.#log)
    const fileSize = inFile ? headOf(inFile).size : 0
    const tableSize = inTable ? headOf(inTable).size : 0
    if (fileSize > tableSize) {
      const { heads } = await readHeads(dir)
      await storeHeads(
        client,
        heads.filter((head) => headOf(head).size > tableSize),
      )
    }
    if (tableSize > fileSize) {
      const missing = (await storedHeads(client, this.#log)).filter((head) => headOf(head).size > fileSize)
      if (!missing.every((head) => isSigned(head, this.#publicKey))) {
        throw new SealMismatch('The database holds seals that were not signed with this key')
      }
      await appendHeads(dir, missing)
    }
    const last = tableSize > fileSize ? inTable : inFile
    if (last && !isSigned(last, this.#publicKey)) throw new SealMismatch('The last seal was not signed with this key')
    return last
  }
}

const lastSeq = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from journal.event')
  return Number(rows[0]?.seq)
}

/** The leaf hashes of the rows behind `after`, up to and with `to`, one after the other. */
const leafHashes = async (client: pg.Client, after: number, to: number): Promise<Buffer> => {
  const hashes = Buffer.allocUnsafe((to - after) * HASH_BYTES)
  let last = after
  await copyTuples(client, { after, to, limit: to - after }, (tuple) => {
    const seq = seqOf(tuple)
    if (seq !== last + 1) throw new SealMismatch(`Event ${last + 1} is missing`)
    hashes.set(leafHash(tuple), (last - after) * HASH_BYTES)
    last = seq
  })
  if (last !== to) throw new SealMismatch(`Event ${last + 1} is missing`)
  return hashes
}

const edgeOf = async (leaves: LeavesFile, size: number): Promise<Edge> => {
  const edge = new Edge()
  while (edge.size < size) edge.addAll(await leaves.read(edge.size, Math.min(PAGE, size - edge.size)))
  return edge
}

const readEdge = async (dir: string, size: number, root: string): Promise<Edge | undefined> => {
  try {
    const saved = JSON.parse(await readFile(join(dir, EDGE_FILE), 'utf8')) as { size: number; roots: string[] }
    if (saved.size !== size) return undefined
    const edge = Edge.of(
      size,
      saved.roots.map((hash) => Buffer.from(hash, 'hex')),
    )
    return edge.root().toString('hex') === root ? edge : undefined
  } catch {
    return undefined // it only saves time
  }
}

const writeEdge = async (dir: string, edge: Edge): Promise<void> => {
  const path = join(dir, EDGE_FILE)
  await writeFile(
    `${path}.new`,
    JSON.stringify({ size: edge.size, roots: edge.roots.map((root) => root.toString('hex')) }),
  )
  await rename(`${path}.new`, path)
}
