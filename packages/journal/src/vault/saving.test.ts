import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { KeyStore, StoredKey } from './key-store.ts'
import { Vault } from './vault.ts'

/** A store whose every save takes until it is let go. */
const slowStore = () => {
  const stored: StoredKey[] = []
  const waiting: (() => void)[] = []
  const store: KeyStore = {
    load: async () => [],
    save: (keys) => {
      const taken = [...keys]
      return new Promise((resolve) => waiting.push(() => resolve(void stored.push(...taken))))
    },
    remove: async () => {},
    close: async () => {},
  }
  const letGo = () => {
    for (const go of waiting.splice(0)) go()
  }
  return { store, stored, letGo }
}

test('a key that is made while others are being stored is stored after them', async () => {
  const { store, stored, letGo } = slowStore()
  const vault = await Vault.open(store, async () => createSecretKey(randomBytes(32)))
  const seal = (subject: string) => vault.seal({ subject, retention: 'class', value: 1 })

  seal('first')
  const first = vault.settled()
  await Promise.resolve()
  seal('second')
  letGo()
  await first
  const second = vault.settled()
  expect(second).toBeDefined()
  await Promise.resolve()
  letGo()
  await second
  expect(stored.map(({ subject }) => subject)).toEqual(['first', 'second'])
})
