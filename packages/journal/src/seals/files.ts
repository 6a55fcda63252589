import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignedHead } from './head.ts'
import { HASH_BYTES } from './merkle.ts'

/** The hashes of all leaves, 32 bytes each: so that `verify` can name the one event that is not what it was. */
export const LEAVES_FILE = 'leaves'
/** The signed heads, one JSON line each. */
export const HEADS_FILE = 'heads.jsonl'

/** The leaf hashes of all sealed events, outside the database. */
export class LeavesFile {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async openToWrite(dir: string): Promise<LeavesFile> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return new LeavesFile(await open(join(dir, LEAVES_FILE), 'a+', 0o600))
  }

  /** Undefined when there is none. */
  static async openToRead(dir: string): Promise<LeavesFile | undefined> {
    const file = await openIfThere(join(dir, LEAVES_FILE))
    return file && new LeavesFile(file)
  }

  /** How many whole leaves there are. */
  async size(): Promise<number> {
    return Math.floor((await this.#file.stat()).size / HASH_BYTES)
  }

  async append(leaves: Buffer): Promise<void> {
    await this.#file.appendFile(leaves)
    await this.#file.datasync()
  }

  /** Forgets what comes after so many leaves. */
  async truncate(size: number): Promise<void> {
    await this.#file.truncate(size * HASH_BYTES)
  }

  /** The hashes of `count` leaves behind the first `after`; fewer at the end of the file. */
  async read(after: number, count: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(count * HASH_BYTES)
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await this.#file.read(buffer, filled, buffer.length - filled, after * HASH_BYTES + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled - (filled % HASH_BYTES))
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

/** A line of the heads file that is not a head; its number from 1, and the head before it. */
export type BadLine = { readonly line: number; readonly after: SignedHead | undefined }

/** The heads in the file, in order. */
export const readHeads = async (dir: string): Promise<{ heads: SignedHead[]; bad: BadLine[] }> => {
  const heads: SignedHead[] = []
  const bad: BadLine[] = []
  for (const [index, line] of finishedLines(await readIfThere(join(dir, HEADS_FILE))).entries()) {
    const head = parseLine(line)
    if (head) heads.push(head)
    else bad.push({ line: index + 1, after: heads.at(-1) })
  }
  return { heads, bad }
}

/** Longer than a few heads. */
const TAIL_BYTES = 8192

/** The last head in the file, read from its end: after years the file is long. */
export const lastHead = async (dir: string): Promise<SignedHead | undefined> => {
  const tail = await readIfThere(join(dir, HEADS_FILE), TAIL_BYTES)
  return finishedLines(tail)
    .map(parseLine)
    .findLast((head) => head !== undefined)
}

/** A last line without an end was never finished, and does not count. */
const finishedLines = (text: string): string[] => text.split('\n').slice(0, -1)

const openIfThere = (path: string): Promise<FileHandle | undefined> =>
  open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const readIfThere = async (path: string, lastBytes = Number.POSITIVE_INFINITY): Promise<string> => {
  const file = await openIfThere(path)
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const length = Math.min(size, lastBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

const parseLine = (line: string): SignedHead | undefined => {
  try {
    const { text, signature } = JSON.parse(line) as SignedHead
    JSON.parse(text)
    return { text, signature }
  } catch {
    return undefined
  }
}

/** Adds heads durably. */
export const appendHeads = async (dir: string, heads: readonly SignedHead[]): Promise<void> => {
  const file = await open(join(dir, HEADS_FILE), 'a', 0o600)
  try {
    await file.appendFile(heads.map((head) => `${JSON.stringify(head)}\n`).join(''))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Takes away a last line that a crash left unfinished. */
export const truncateHeads = async (dir: string): Promise<void> => {
  const file = await open(join(dir, HEADS_FILE), 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const length = Math.min(size, TAIL_BYTES)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    await file.truncate(size - length + buffer.lastIndexOf('\n') + 1)
  } finally {
    await file.close()
  }
}
