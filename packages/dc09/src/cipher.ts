import { createCipheriv, createDecipheriv } from 'node:crypto'

/*
 * DC-09 encrypts every frame with AES-CBC from a zero initialisation vector (5.4.6). Making a cipher for each frame costs
 * several times the encryption itself, so one stays open for each key and its chain runs on from frame to frame. What the
 * chain mixes into the first block of a frame is then the last ciphertext block of the frame before, instead of the zero
 * vector; it is known, so it can be mixed out again:
 *
 *   decrypting: out[0] = D(in[0]) ^ chain          =>  D(in[0]) = out[0] ^ chain
 *   encrypting: out[0] = E(in[0] ^ chain)          =>  feed in[0] ^ chain, and out[0] = E(in[0])
 */

const blockSize = 16
const zeroVector = Buffer.alloc(blockSize)

/** One direction of one key: an open cipher and the last ciphertext block that went through it. */
interface Chain {
  readonly cipher: { update(bytes: Buffer): Buffer }
  readonly last: Buffer
}

/** So many keys have an open cipher at a time, in each direction; the one opened first makes room. */
const openKeys = 4096

const encrypting = new Map<Buffer, Chain>()
const decrypting = new Map<Buffer, Chain>()

/** The lengths of a key in bytes: AES-128, AES-192, AES-256. */
export const keyLengths: readonly number[] = [16, 24, 32]

function algorithm(key: Buffer): string {
  if (!keyLengths.includes(key.length)) {
    throw new RangeError(`an AES key has 16, 24 or 32 bytes, this one has ${key.length}`)
  }
  return `aes-${key.length * 8}-cbc`
}

function chainOf(
  chains: Map<Buffer, Chain>,
  key: Buffer,
  open: typeof createCipheriv | typeof createDecipheriv,
): Chain {
  const found = chains.get(key)
  if (found) return found
  if (chains.size >= openKeys) chains.delete(chains.keys().next().value!)
  const chain = { cipher: open(algorithm(key), key, zeroVector).setAutoPadding(false), last: Buffer.alloc(blockSize) }
  chains.set(key, chain)
  return chain
}

function mixFirstBlock(bytes: Buffer, chain: Buffer): void {
  for (let at = 0; at < blockSize; at++) bytes[at] = bytes[at]! ^ chain[at]!
}

/** Sixteen bytes are copied sooner than `copy` is called. */
function keepLastBlock(bytes: Buffer, chain: Buffer): void {
  const start = bytes.length - blockSize
  for (let at = 0; at < blockSize; at++) chain[at] = bytes[start + at]!
}

/** Encrypts `plain`, a multiple of 16 bytes, which is overwritten. Ciphers are kept by the identity of `key`. */
export function encrypt(plain: Buffer, key: Buffer): Buffer {
  const { cipher, last } = chainOf(encrypting, key, createCipheriv)
  mixFirstBlock(plain, last)
  const encrypted = cipher.update(plain)
  keepLastBlock(encrypted, last)
  return encrypted
}

/** Decrypts `encrypted`, a multiple of 16 bytes. Ciphers are kept by the identity of `key`. */
export function decrypt(encrypted: Buffer, key: Buffer): Buffer {
  const { cipher, last } = chainOf(decrypting, key, createDecipheriv)
  const plain = cipher.update(encrypted)
  mixFirstBlock(plain, last)
  keepLastBlock(encrypted, last)
  return plain
}
