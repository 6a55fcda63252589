import { type SealingKey, sealBytes } from '@yordam/journal/sealed'
import { NotAPhotograph, type Photograph, photographIn } from './jpeg.ts'

/** What the thread is given: what somebody sent, and the key of the incident that it is for. */
export interface SentPhotograph {
  readonly bytes: Uint8Array
  readonly key: SealingKey
}

/** A photograph as it is kept, or why this is none. */
export type SealedPhotograph =
  | (Omit<Photograph, 'bytes'> & { readonly bytes: number; readonly sealed: Uint8Array })
  | { readonly isNone: string }

/** Reads megabytes byte for byte, and encrypts them: some thirty milliseconds. */
export default ({ bytes, key }: SentPhotograph): SealedPhotograph => {
  try {
    const { bytes: kept, ...size } = photographIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return { ...size, bytes: kept.length, sealed: sealBytes(key, kept) }
  } catch (error) {
    if (!(error instanceof NotAPhotograph)) throw error
    return { isNone: error.message }
  }
}
