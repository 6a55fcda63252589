import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Message } from '../../api/live/messages.ts'
import type { SignedIn } from '../../api/words.ts'
import type { Entry, Refused, Sent } from '../outbox/entry.ts'

/** The state of things when they were last heard of, for the time without a network. */
export interface Snapshot {
  readonly person: string
  readonly message: Message
  /** By our clock, ms. */
  readonly heardAt: number
}

/** What the service worker says when it is woken while no page is open, in the language of the page. */
export type PushTexts = Readonly<Record<'job' | 'message' | 'other', string>>

/** Small things by name. */
interface Kept {
  readonly person: SignedIn
  readonly snapshot: Snapshot
  readonly pushTexts: PushTexts
}

interface CrewDatabase extends DBSchema {
  waiting: { key: number; value: Entry }
  sent: { key: number; value: Sent }
  refused: { key: number; value: Refused }
  kept: { key: keyof Kept; value: Kept[keyof Kept] }
}

export type Database = IDBPDatabase<CrewDatabase>

let opening: Promise<Database> | undefined

/** Everything that this phone keeps. The page and the service worker share it. */
export const database = (): Promise<Database> => {
  opening ??= openDB<CrewDatabase>('yordam-crew', 1, {
    upgrade(db) {
      db.createObjectStore('waiting', { keyPath: 'n', autoIncrement: true })
      db.createObjectStore('sent', { keyPath: 'entry.n' })
      db.createObjectStore('refused', { keyPath: 'n' })
      db.createObjectStore('kept')
    },
  })
  return opening
}

/** A browser that keeps nothing (a private window) is served from memory: nothing here throws. */
export const recall = async <Name extends keyof Kept>(name: Name): Promise<Kept[Name] | undefined> =>
  (await database()
    .then((db) => db.get('kept', name))
    .catch(() => undefined)) as Kept[Name] | undefined

export const keep = async <Name extends keyof Kept>(name: Name, value: Kept[Name]): Promise<void> => {
  await database()
    .then((db) => db.put('kept', value, name))
    .catch(() => undefined)
}

export const forget = async (name: keyof Kept): Promise<void> => {
  await database()
    .then((db) => db.delete('kept', name))
    .catch(() => undefined)
}
