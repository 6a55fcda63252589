import type { Entry, Outbox } from '../outbox/entry.ts'
import type { Database } from './database.ts'

/** What was pressed must survive a phone that falls: written through to the disk before it counts as kept. */
const strictly = { durability: 'strict' } as const

/** The outbox in IndexedDB. The order of pressing is that of its own key. */
export const keptOutbox = (db: Database): Outbox => ({
  async add(entry) {
    const writing = db.transaction('waiting', 'readwrite', strictly)
    // The store gives the number.
    await Promise.all([writing.store.add(entry as Entry), writing.done])
  },

  async first(lane, person) {
    for await (const { value } of db.transaction('waiting').store) {
      if (value.lane === lane && (person === undefined || value.person === person)) return value
    }
    return undefined
  },

  async sent(entry, sentAt) {
    const moving = db.transaction(['waiting', 'sent'], 'readwrite', strictly)
    await Promise.all([
      moving.objectStore('waiting').delete(entry.n),
      moving.objectStore('sent').put({ entry, sentAt }),
      moving.done,
    ])
  },

  async refuse({ n, person, at, deed }, problem) {
    const moving = db.transaction(['waiting', 'refused'], 'readwrite', strictly)
    await Promise.all([
      moving.objectStore('waiting').delete(n),
      moving.objectStore('refused').put({ n, person, at, deed, problem }),
      moving.done,
    ])
  },

  async broke(entry) {
    await db.put('waiting', { ...entry, broke: entry.broke + 1 })
  },

  async dismiss(n) {
    await db.delete('refused', n)
  },

  async forgetSent(before) {
    const cleaning = db.transaction('sent', 'readwrite')
    for await (const cursor of cleaning.store) {
      if (cursor.value.sentAt < before) await cursor.delete()
    }
    await cleaning.done
  },

  async all() {
    const [waiting, sent, refused] = await Promise.all([db.getAll('waiting'), db.getAll('sent'), db.getAll('refused')])
    return { waiting, sent, refused }
  },
})
