import { hash, type KeyObject, sign, verify } from 'node:crypto'

/** What a seal says: at this time the journal had `size` events, and the root of the tree over them was `root`. */
export type TreeHead = {
  /** Which series of seals: the fingerprint of the public key. */
  readonly log: string
  readonly site: number
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** SHA-256 of the text of the head before it, in hexadecimal; null for the first one. */
  readonly previous: string | null
}

/** A head as it was signed. The text is kept as it is, so that nobody has to guess which bytes the signature is about. */
export type SignedHead = {
  readonly text: string
  /** Ed25519 over the UTF-8 bytes of the text, in base64. */
  readonly signature: string
}

/** The first 128 bits of SHA-256 over the public key (SPKI, DER), in hexadecimal. */
export const fingerprint = (publicKey: KeyObject): string =>
  hash('sha256', publicKey.export({ format: 'der', type: 'spki' })).slice(0, 32)

export const signHead = (head: TreeHead, privateKey: KeyObject): SignedHead => {
  const { log, site, size, root, at, previous } = head
  const text = JSON.stringify({ log, site, size, root, at, previous })
  return { text, signature: sign(null, Buffer.from(text), privateKey).toString('base64') }
}

export const isSigned = ({ text, signature }: SignedHead, publicKey: KeyObject): boolean =>
  verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))

export const headOf = ({ text }: SignedHead): TreeHead => JSON.parse(text) as TreeHead

/** What the next head calls `previous`. */
export const textHash = ({ text }: SignedHead): string => hash('sha256', text)
