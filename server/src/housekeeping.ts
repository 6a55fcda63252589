import type { Journal } from '@yordam/journal'
import type { Pool } from 'pg'
import type { PhotoStore } from './photos/store.ts'
import { hasEnded, type Retention } from './platform/personal.ts'
import type { Subscriptions } from './platform/push/subscriptions.ts'
import type { SignIn } from './sign-in.ts'

/** A command that comes again after so long is a new one. */
const commandDays = 7
/** What an incident tells of people ends so long after it has closed. */
const incidentDays = 30

/** What is looked through for what has come to its end. */
export interface Kept {
  readonly journal: Journal
  readonly pool: Pool
  readonly signIn: Pick<SignIn, 'forgetEnded'>
  readonly photos: PhotoStore
  readonly phones: Subscriptions
}

/** What is done every hour: whatever has come to its end goes. */
export const keepHouse = async ({ journal, pool, signIn, photos, phones }: Kept, now = Date.now()): Promise<void> => {
  await signIn.forgetEnded(now)
  await journal.pruneCommands(now - commandDays * 86_400_000)
  await endRetentions(journal, pool, now)
  await photos.sweep(now)
  await phones.sweep()
}

/**
 * Destroys the keys of personal data whose time is over, and writes down that it was done. The events stay, and stay
 * provable; what they said of people can never be read again.
 */
export const endRetentions = async (journal: Journal, pool: Pool, now: number): Promise<number> => {
  const held = [...journal.vault!.held()]
  const oldIncidents = await subjectsOfOldIncidents(pool, held.filter(isOfIncident), now)
  const ended = held.filter(
    (key) => hasEnded(key.retention, now) || (isOfIncident(key) && oldIncidents.has(key.subject)),
  )
  for (const { subject, retention } of ended) {
    await journal.vault!.erase(subject, retention)
    const event = { type: 'personal-data-ended', body: { subject, retention } }
    await journal.write([{ stream: 'retention', events: [event] }], { at: now })
  }
  return ended.length
}

const isOfIncident = ({ retention }: { retention: string }): boolean => retention === ('incident' satisfies Retention)

/** Only those whose keys still exist are asked about: incidents of years would be looked through in vain, every hour. */
const subjectsOfOldIncidents = async (
  pool: Pool,
  held: readonly { subject: string }[],
  now: number,
): Promise<Set<string>> => {
  const { rows } = await pool.query(
    `select 'incident:' || id as subject from board.incident where id = any($1) and closed_at < $2`,
    [held.map(({ subject }) => subject.slice('incident:'.length)), now - incidentDays * 86_400_000],
  )
  return new Set(rows.map(({ subject }) => subject))
}
