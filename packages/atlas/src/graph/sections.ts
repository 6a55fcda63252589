import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

export type Numbers = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array
type Kind = {
  readonly BYTES_PER_ELEMENT: number
  new (memory: SharedArrayBuffer, at: number, length: number): Numbers
}

/** A file of typed arrays, by name and in this order, each at a multiple of eight bytes, as it lies in memory too. */
export interface Sections<Name extends string> {
  /** Eight characters: what it is, and the number of its form. */
  readonly mark: string
  readonly kinds: Readonly<Record<Name, Kind>>
}

/** A file that cannot be used: of another form, cut off or damaged. Build the atlas again. */
export class SectionsError extends Error {
  override readonly name = 'SectionsError'
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8
const namesOf = <Name extends string>({ kinds }: Sections<Name>) => Object.keys(kinds) as Name[]

/** The mark, how many bytes each section has, and a checksum of all that follows. */
const headBytes = (sections: Sections<string>): number =>
  aligned(sections.mark.length + 4 * (namesOf(sections).length + 1))

/** Memory that threads share, with room for so many numbers in each section. */
export const roomFor = <Name extends string>(
  sections: Sections<Name>,
  lengths: Readonly<Record<Name, number>>,
): SharedArrayBuffer => {
  const names = namesOf(sections)
  const bytesOf = (name: Name) => lengths[name] * sections.kinds[name].BYTES_PER_ELEMENT
  const memory = new SharedArrayBuffer(names.reduce((sum, name) => sum + aligned(bytesOf(name)), headBytes(sections)))
  const head = Buffer.from(memory, 0, headBytes(sections))
  head.write(sections.mark)
  names.forEach((name, index) => {
    head.writeUInt32LE(bytesOf(name), sections.mark.length + 4 * index)
  })
  return memory
}

/** The arrays that lie in this memory: views, no copies. */
export const arraysIn = <Name extends string>(
  sections: Sections<Name>,
  memory: SharedArrayBuffer,
): Record<Name, Numbers> => {
  const head = new DataView(memory)
  const arrays = {} as Record<Name, Numbers>
  let at = headBytes(sections)
  namesOf(sections).forEach((name, index) => {
    const bytes = head.getUint32(sections.mark.length + 4 * index, true)
    const kind = sections.kinds[name]
    arrays[name] = new kind(memory, at, bytes / kind.BYTES_PER_ELEMENT)
    at += aligned(bytes)
  })
  return arrays
}

/** No system reads or writes more than this at once, bytes. */
const atOnce = 1024 * 1024 * 1024

/** Writes such memory, with its checksum; it is on the disk before anything says that it is there. */
export const writeSections = async (
  path: string,
  sections: Sections<string>,
  memory: SharedArrayBuffer,
): Promise<void> => {
  const bytes = new Uint8Array(memory)
  new DataView(memory).setUint32(checksumAt(sections), crc32(bytes.subarray(headBytes(sections))), true)
  const file = await open(path, 'w')
  try {
    for (let at = 0; at < bytes.length; )
      at += (await file.write(bytes, at, Math.min(atOnce, bytes.length - at), at)).bytesWritten
    await file.sync()
  } finally {
    await file.close()
  }
}

const checksumAt = (sections: Sections<string>): number => sections.mark.length + 4 * namesOf(sections).length

/** Reads such a file into memory that threads share. @throws SectionsError */
export const readSections = async (path: string, sections: Sections<string>): Promise<SharedArrayBuffer> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const memory = new SharedArrayBuffer(size)
    const bytes = new Uint8Array(memory)
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(atOnce, size - at), at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    check(bytes, sections, path)
    return memory
  } finally {
    await file.close()
  }
}

const check = (bytes: Uint8Array, sections: Sections<string>, path: string): void => {
  const length = headBytes(sections)
  const head = Buffer.from(bytes.slice(0, length))
  if (head.length < length || head.toString('latin1', 0, sections.mark.length) !== sections.mark)
    throw new SectionsError(`${path} is of another form. Build the atlas again.`)
  const expected = namesOf(sections).reduce(
    (sum, _, index) => sum + aligned(head.readUInt32LE(sections.mark.length + 4 * index)),
    length,
  )
  if (expected !== bytes.length || crc32(bytes.subarray(length)) !== head.readUInt32LE(checksumAt(sections)))
    throw new SectionsError(`${path} is damaged. Build the atlas again.`)
}
