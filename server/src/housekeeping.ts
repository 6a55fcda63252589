import type { Journal } from '@yordam/journal'
import type { Pool } from 'pg'
import type { People } from './platform/identity/people.ts'
import { hasEnded, type Retention } from './platform/personal.ts'

/** A command that comes again after so long is a new one. */
const commandDays = 7
/** What an incident tells of people ends so long after it has closed. */
const incidentDays = 30

/** What is done every hour: whatever has come to its end goes. */
export const keepHouse = async (journal: Journal, pool: Pool, people: People, now = Date.now()): Promise<void> => {
  await people.forgetEnded()
  await journal.pruneCommands(now - commandDays * 86_400_000)
  await endRetentions(journal, pool, now)
}

/**
 * Destroys the keys of personal data whose time is over, and writes down that it was done. The events stay, and stay
 * provable; what they said of people can never be read again.
 */
export const endRetentions = async (journal: Journal, pool: Pool, now: number): Promise<number> => {
  const ended = [...journal.vault!.held()].filter(({ retention }) => hasEnded(retention, now))
  const old = await pool.query('select id from board.incident where closed_at < $1', [now - incidentDays * 86_400_000])
  const oldSubjects = new Set(old.rows.map(({ id }) => `incident:${id}`))
  const forgotten = [...journal.vault!.held()].filter(
    ({ subject, retention }) => retention === ('incident' satisfies Retention) && oldSubjects.has(subject),
  )
  for (const { subject, retention } of [...ended, ...forgotten]) {
    await journal.vault!.erase(subject, retention)
    const event = { type: 'personal-data-ended', body: { subject, retention } }
    await journal.write([{ stream: 'retention', events: [event] }], { at: now })
  }
  return ended.length + forgotten.length
}
