import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { MasterKeyMismatch } from '../errors.ts'
import type { PrivatePart } from '../event.ts'
import type { Json } from '../json.ts'
import type { KeyStore, StoredKey } from './key-store.ts'
import {
  decrypt,
  encrypt,
  keyIdOf,
  keyIdOfBytes,
  openBytesUnder,
  openUnder,
  type Sealed,
  type SealingKey,
  sealUnder,
} from './sealed.ts'

/** A key in memory: unwrapped when it is first needed, so that a start does not unwrap them all. */
type Key = StoredKey & { secret?: KeyObject }

// 72 random bits: two keys never meet.
const ID_BYTES = 9

/** What a wrapped key is bound to: a key that was moved to another subject does not open. */
const bond = (key: Pick<StoredKey, 'id' | 'subject' | 'retention'>): string =>
  `${key.id}\n${key.subject}\n${key.retention}`

/**
 * Seals and opens private parts. Each subject has one key for each retention class, and all keys are in memory, so
 * sealing and opening are synchronous. Erasing a key erases everything that was ever sealed under it, wherever it was copied.
 */
export class Vault {
  readonly #store: KeyStore
  readonly #master: KeyObject
  readonly #byId = new Map<string, Key>()
  readonly #bySubject = new Map<string, Map<string, Key>>()
  /** Made in memory, not yet in the store. */
  #unsaved: StoredKey[] = []
  /** One write to the store at a time, in order. */
  #writing: Promise<void> = Promise.resolve()
  #scheduled = false

  private constructor(store: KeyStore, master: KeyObject) {
    this.#store = store
    this.#master = master
  }

  /** @throws {MasterKeyMismatch} when the master key does not open the stored keys. */
  static async open(store: KeyStore, master: (isNew: boolean) => Promise<KeyObject>): Promise<Vault> {
    const keys = await store.load()
    const vault = new Vault(store, await master(keys.length === 0))
    for (const key of keys) vault.#remember(key)
    const newest = keys.at(-1)
    if (newest) vault.#secretOf(newest)
    return vault
  }

  /** Seals a value. A subject's first part makes its key, which is stored before any event that uses it is committed. */
  seal({ subject, retention, value }: PrivatePart): Sealed {
    const key = this.#keyFor(subject, retention)
    return sealUnder(key.id, this.#secretOf(key), value)
  }

  /**
   * Lends a key for bytes that are too large for an event and are kept elsewhere; `sealBytes` seals them, in this thread or in
   * another. Wait for `settled` before they are stored: a key that was made for them must not be lost before they are.
   */
  lend({ subject, retention }: Omit<PrivatePart, 'value'>): SealingKey {
    const key = this.#keyFor(subject, retention)
    return { id: key.id, secret: this.#secretOf(key) }
  }

  /**
   * The bytes that were sealed, or undefined when their key has been erased.
   *
   * @throws {SealedPartDamaged} when they were altered.
   */
  openBytes(sealed: Buffer): Buffer | undefined {
    const key = this.#byId.get(keyIdOfBytes(sealed))
    return key && openBytesUnder(this.#secretOf(key), sealed)
  }

  /**
   * The value that was sealed, or undefined when its key has been erased.
   *
   * @throws {SealedPartDamaged} when the part was altered.
   */
  open(part: Sealed): Json | undefined {
    const key = this.#byId.get(keyIdOf(part))
    return key && openUnder(this.#secretOf(key), part)
  }

  /**
   * Deletes the keys of a subject, in one retention class or in all: what was sealed under them can never be opened again.
   * Resolves when they are durably gone; when it rejects, they are gone from memory only, and the call has to be repeated.
   */
  async erase(subject: string, retention?: string): Promise<void> {
    const keys = this.#bySubject.get(subject)
    for (const key of keys?.values() ?? []) {
      if (retention !== undefined && key.retention !== retention) continue
      keys?.delete(key.retention)
      this.#byId.delete(key.id)
      this.#unsaved = this.#unsaved.filter((unsaved) => unsaved.id !== key.id)
    }
    if (keys?.size === 0) this.#bySubject.delete(subject)
    await this.#write(() => {
      const current = [...(this.#bySubject.get(subject)?.values() ?? [])].map((key) => key.id)
      return this.#store.remove(subject, retention, current)
    })
  }

  /** Subject and retention class of every key that there is: what is looked through for what has come to its end. */
  *held(): Iterable<Pick<StoredKey, 'subject' | 'retention'>> {
    for (const [subject, keys] of this.#bySubject) for (const retention of keys.keys()) yield { subject, retention }
  }

  /** Resolves when every key made so far is durably stored; undefined when there is nothing to wait for. */
  settled(): Promise<void> | undefined {
    return this.#unsaved.length === 0 ? undefined : this.#write(() => this.#save())
  }

  async close(): Promise<void> {
    // A key that cannot be stored any more has sealed nothing that was committed.
    await this.settled()?.catch(() => {})
    await this.#store.close()
  }

  #keyFor(subject: string, retention: string): Key {
    return this.#bySubject.get(subject)?.get(retention) ?? this.#createKey(subject, retention)
  }

  #createKey(subject: string, retention: string): Key {
    const secret = randomBytes(32)
    const named = { id: randomBytes(ID_BYTES).toString('base64url'), subject, retention }
    const stored: StoredKey = { ...named, wrapped: encrypt(this.#master, secret, bond(named)) }
    this.#unsaved.push(stored)
    this.#saveSoon()
    return this.#remember({ ...stored, secret: createSecretKey(secret) })
  }

  #remember(key: Key): Key {
    this.#byId.set(key.id, key)
    const keys = this.#bySubject.get(key.subject)
    if (keys) keys.set(key.retention, key)
    else this.#bySubject.set(key.subject, new Map([[key.retention, key]]))
    return key
  }

  #secretOf(key: Key): KeyObject {
    if (key.secret) return key.secret
    try {
      key.secret = createSecretKey(decrypt(this.#master, key.wrapped, bond(key)))
      return key.secret
    } catch (cause) {
      throw new MasterKeyMismatch(`The master key does not open key ${key.id} of ${key.subject}`, { cause })
    }
  }

  /** Begins at the end of the tick, while an earlier batch is still on its way: often nobody has to wait. */
  #saveSoon(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      // Whoever needs the keys asks `settled`, and hears of the failure there.
      this.settled()?.catch(() => {})
    })
  }

  async #save(): Promise<void> {
    // A list of its own: keys that are made while these are being stored are not stored with them.
    const keys = [...this.#unsaved]
    if (keys.length === 0) return
    await this.#store.save(keys)
    // What was made or erased meanwhile has changed the list.
    const saved = new Set(keys)
    this.#unsaved = this.#unsaved.filter((key) => !saved.has(key))
  }

  #write(task: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(task)
    this.#writing = written.catch(() => {})
    return written
  }
}
