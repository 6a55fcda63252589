import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { MasterKeyMismatch } from '../errors.ts'

const KEY_BYTES = 32

/**
 * Reads the master key (32 bytes in hexadecimal) from its file; makes one, readable by its owner only, when there is none.
 *
 * @throws {MasterKeyMismatch} when the file is not a key.
 */
export const masterKey = async (path: string): Promise<KeyObject> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return await createMasterKey(path)
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== KEY_BYTES) throw new MasterKeyMismatch(`${path} must hold 32 bytes in hexadecimal`)
  return createSecretKey(key)
}

const createMasterKey = async (path: string): Promise<KeyObject> => {
  const key = randomBytes(KEY_BYTES)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${key.toString('hex')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return createSecretKey(key)
}
