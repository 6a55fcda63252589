import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SealMismatch } from '../errors.ts'

const PRIVATE_FILE = 'seal-private.pem'
const PUBLIC_FILE = 'seal-public.pem'

/** The key that signs seals, from its file; a new pair when there is none. The private file is readable by its owner only. */
export const signingKey = async (dir: string): Promise<KeyObject> => {
  const pem = await readFile(join(dir, PRIVATE_FILE)).catch(() => undefined)
  if (pem) return createPrivateKey(pem)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await writeNew(join(dir, PRIVATE_FILE), privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600)
  await writeNew(join(dir, PUBLIC_FILE), publicKey.export({ format: 'pem', type: 'spki' }), 0o644)
  return privateKey
}

/**
 * The key by which seals are checked.
 *
 * @throws {SealMismatch} when there is none: nothing was ever sealed there.
 */
export const checkingKey = async (dir: string): Promise<KeyObject> => {
  const pem = await readFile(join(dir, PUBLIC_FILE)).catch((cause) => {
    throw new SealMismatch(`There is no ${PUBLIC_FILE} in ${dir}: nothing was sealed there`, { cause })
  })
  return createPublicKey(pem)
}

const writeNew = async (path: string, content: string | Buffer, mode: number): Promise<void> => {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}
