import type { FileHandle } from 'node:fs/promises'
import { blobsOf, damagedAt } from './blobs.ts'
import { readBlock } from './block.ts'
import type { OsmReader } from './elements.ts'
import { checkHeader } from './header.ts'
import { MapFileError } from './map-file-error.ts'

export interface ReadingOptions {
  /** Ends the reading between two blocks. */
  readonly signal?: AbortSignal | undefined
  /** Of all bytes of the file, how many have been read. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/**
 * Reads an OpenStreetMap PBF file from its beginning to its end: nodes come before the ways that use them, if whoever wrote
 * the file kept the usual order.
 * @throws MapFileError, or the reason of `signal`
 */
export const readOsm = async (
  file: FileHandle,
  reader: OsmReader,
  { signal, onProgress }: ReadingOptions = {},
): Promise<void> => {
  const { size } = await file.stat()
  for await (const { kind, data, start, end } of blobsOf(file)) {
    signal?.throwIfAborted()
    try {
      if (kind === 'OSMHeader') checkHeader(data)
      else if (kind === 'OSMData') readBlock(data, reader)
    } catch (error) {
      throw error instanceof MapFileError && error.defect !== 'damaged' ? error : damagedAt(start, error)
    }
    onProgress?.(end, size)
  }
}
