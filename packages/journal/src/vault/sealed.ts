import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import { SealedPartDamaged } from '../errors.ts'
import type { Json } from '../json.ts'

declare const sealed: unique symbol
/**
 * A private part under the key of its subject and retention class: `keyId.base64url(nonce | ciphertext | tag)`. Opaque, safe
 * to copy into read tables, jobs and logs; unreadable for ever once the key is erased.
 */
export type Sealed = string & { readonly [sealed]: true }

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Asking the random source once for each nonce costs more than the encryption. */
const nonces = Buffer.alloc(NONCE_BYTES * 1024)
let nextNonce = nonces.length
const freshNonce = (): Buffer => {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces)
    nextNonce = 0
  }
  const nonce = nonces.subarray(nextNonce, nextNonce + NONCE_BYTES)
  nextNonce += NONCE_BYTES
  return nonce
}

/** AES-256-GCM: nonce (12 bytes, random), ciphertext, tag (16 bytes). `about` is authenticated with it. */
export const encrypt = (key: KeyObject, plain: string | Buffer, about?: string): Buffer => {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  if (about !== undefined) cipher.setAAD(Buffer.from(about))
  const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final() // GCM is a stream: nothing is left for the end
  const box = Buffer.allocUnsafe(NONCE_BYTES + text.length + TAG_BYTES)
  box.set(nonce)
  box.set(text, NONCE_BYTES)
  box.set(cipher.getAuthTag(), NONCE_BYTES + text.length)
  return box
}

/** @throws when the box is not one that `encrypt` made with this key and this `about`. */
export const decrypt = (key: KeyObject, box: Buffer, about?: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  if (about !== undefined) decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(box.subarray(-TAG_BYTES))
  const plain = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES))
  decipher.final()
  return plain
}

/**
 * The key id needs no further authentication: each key belongs to one subject and one retention class, and under another
 * key the tag does not match.
 */
export const sealUnder = (keyId: string, key: KeyObject, value: Json): Sealed =>
  `${keyId}.${encrypt(key, JSON.stringify(value)).toString('base64url')}` as Sealed

/** A key id is 9 bytes in base64url. */
const ID_LENGTH = 12

/** The key of one subject and retention class, lent by the vault. It can be posted to another thread. */
export type SealingKey = { readonly id: string; readonly secret: KeyObject }

/** The same for what is bytes already, such as a picture: `keyId | nonce | ciphertext | tag`. `Vault.openBytes` opens it. */
export const sealBytes = ({ id, secret }: SealingKey, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(id, 'latin1'), encrypt(secret, bytes)])

export const keyIdOfBytes = (sealed: Buffer): string => sealed.toString('latin1', 0, ID_LENGTH)

/** @throws {SealedPartDamaged} when the bytes were altered. */
export const openBytesUnder = (key: KeyObject, sealed: Buffer): Buffer => {
  try {
    return decrypt(key, sealed.subarray(ID_LENGTH))
  } catch (cause) {
    throw new SealedPartDamaged(`Bytes sealed under key ${keyIdOfBytes(sealed)} are not what was sealed`, { cause })
  }
}

export const keyIdOf = (part: Sealed): string => part.slice(0, part.indexOf('.'))

/** @throws {SealedPartDamaged} when the part was altered. */
export const openUnder = (key: KeyObject, part: Sealed): Json => {
  const box = Buffer.from(part.slice(part.indexOf('.') + 1), 'base64url')
  try {
    return JSON.parse(decrypt(key, box).toString())
  } catch (cause) {
    throw new SealedPartDamaged(`A part sealed under key ${keyIdOf(part)} is not what was sealed`, { cause })
  }
}
