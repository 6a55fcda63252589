import { access } from 'node:fs/promises'
import type { Connection } from '../connection.ts'
import { MasterKeyMismatch } from '../errors.ts'
import { postgresKeyStore } from './key-store.ts'
import { masterKey } from './master-key.ts'
import { Vault } from './vault.ts'

export type VaultOptions = {
  /** Where keys are kept: best a database of its own, whose backups live no longer than the shortest promise to erase. */
  readonly connection: Connection
  /** The file with the master key; made at the first start. Keep a copy of it apart from the database. */
  readonly masterKeyFile: string
}

/** @throws {MasterKeyMismatch} when there are keys, but the master key file is missing or another one. */
export const openVault = async ({ connection, masterKeyFile }: VaultOptions): Promise<Vault> => {
  const store = await postgresKeyStore(connection)
  try {
    return await Vault.open(store, async (isNew) => {
      // A new master key beside old keys would make every private part unreadable without a word.
      if (!isNew) await access(masterKeyFile).catch((cause) => refuse(masterKeyFile, cause))
      return await masterKey(masterKeyFile)
    })
  } catch (error) {
    await store.close()
    throw error
  }
}

const refuse = (path: string, cause: unknown): never => {
  throw new MasterKeyMismatch(`There are keys in the vault, but their master key is not in ${path}`, { cause })
}
