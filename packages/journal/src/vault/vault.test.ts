import { rm, stat, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshPlace, type Place, vaultAt } from '../../testing/database.ts'
import { MasterKeyMismatch, openVault, type Sealed, SealedPartDamaged, sealBytes } from '../index.ts'

const openAt = async (place: Place) => {
  const vault = await openVault(vaultAt(place))
  onTestFinished(() => vault.close())
  return vault
}

const part = (subject: string, value: string, retention = 'class') => ({ subject, retention, value })

describe('the vault', () => {
  it('opens what it sealed, whatever it was, also after a restart', async () => {
    const place = await freshPlace()
    const first = await openVault(vaultAt(place))
    const values = fc.sample(fc.jsonValue(), 100).map((value) => JSON.parse(JSON.stringify(value)))
    const sealed = values.map((value, n) => first.seal({ subject: `s${n % 7}`, retention: `r${n % 3}`, value }))
    expect(sealed.map((one) => first.open(one))).toEqual(values)
    await first.close()
    const second = await openAt(place)
    expect(sealed.map((one) => second.open(one))).toEqual(values)
    const { rows } = await place.sql.query('select count(*)::int as keys from journal_vault.key')
    expect(rows).toEqual([{ keys: 21 }])
  })

  it('opens bytes that it sealed, also after a restart, until they are altered or erased', async () => {
    const place = await freshPlace()
    const first = await openVault(vaultAt(place))
    const pictures = [Buffer.alloc(0), Buffer.from([0, 255, 10]), Buffer.alloc(100_000, 'x')]
    const sealed = pictures.map((bytes) => sealBytes(first.lend({ subject: 's', retention: 'r' }), bytes))
    for (const one of sealed) expect(one.includes('xxxx')).toBe(false)
    await first.close()
    const second = await openAt(place)
    expect(sealed.map((one) => second.openBytes(one))).toEqual(pictures)
    const altered = Buffer.from(sealed[2]!)
    altered[5_000]! ^= 1
    expect(() => second.openBytes(altered)).toThrow(SealedPartDamaged)
    expect(second.openBytes(Buffer.from('nothing of ours'))).toBeUndefined()
    await second.erase('s', 'r')
    expect(second.openBytes(sealed[1]!)).toBeUndefined()
  })

  it('never makes the same of the same', async () => {
    const vault = await openAt(await freshPlace())
    const sealed = Array.from({ length: 3_000 }, () => vault.seal(part('s', 'same')))
    expect(new Set(sealed).size).toBe(3_000)
  })

  it('notices when a part was altered or put under another key', async () => {
    const vault = await openAt(await freshPlace())
    const one = vault.seal(part('s', 'one'))
    const other = vault.seal(part('other', 'two'))
    const [id, box] = one.split('.') as [string, string]
    const altered = Buffer.from(box, 'base64url')
    altered[14]! ^= 1
    expect(() => vault.open(`${id}.${altered.toString('base64url')}` as Sealed)).toThrow(SealedPartDamaged)
    expect(() => vault.open(`${id}.${box.slice(0, 20)}` as Sealed)).toThrow(SealedPartDamaged)
    expect(() => vault.open(`${id}.` as Sealed)).toThrow(SealedPartDamaged)
    expect(() => vault.open(`${other.split('.')[0]}.${box}` as Sealed)).toThrow(SealedPartDamaged)
  })

  it('erases a subject for ever, and makes a new key when it comes back', async () => {
    const place = await freshPlace()
    const vault = await openAt(place)
    const before = [
      vault.seal(part('s', '1', 'short')),
      vault.seal(part('s', '2', 'long')),
      vault.seal(part('t', '3', 'short')),
    ]
    // Not even stored yet.
    await vault.erase('s')
    const after = vault.seal(part('s', '4', 'short'))
    expect([...before, after].map((one) => vault.open(one))).toEqual([undefined, undefined, '3', '4'])
    await vault.settled()
    const again = await openAt(place)
    expect([...before, after].map((one) => again.open(one))).toEqual([undefined, undefined, '3', '4'])
  })

  it('keeps its master key in a file that only its owner can read, and never makes another one over it', async () => {
    const place = await freshPlace()
    const { masterKeyFile } = vaultAt(place)
    const vault = await openVault(vaultAt(place))
    vault.seal(part('s', '1'))
    await vault.close()
    expect((await stat(masterKeyFile)).mode & 0o777).toBe(0o600)
    await rm(masterKeyFile)
    await expect(openVault(vaultAt(place))).rejects.toThrow(MasterKeyMismatch)
    await writeFile(masterKeyFile, 'ab'.repeat(32))
    await expect(openVault(vaultAt(place))).rejects.toThrow(MasterKeyMismatch)
    await writeFile(masterKeyFile, 'not a key')
    await expect(openVault(vaultAt(place))).rejects.toThrow(MasterKeyMismatch)
  })

  it('does not open a key that was moved to another subject', async () => {
    const place = await freshPlace()
    const vault = await openVault(vaultAt(place))
    vault.seal(part('s', '1'))
    await vault.close()
    await place.sql.query(`update journal_vault.key set subject = 't'`)
    await expect(openVault(vaultAt(place))).rejects.toThrow(MasterKeyMismatch)
  })
})
