import type { Journal } from '@yordam/journal'
import type { Pool } from 'pg'
import { evolved } from './evolved.ts'
import { type AnyKind, idOfStream, kindOfStream } from './kind.ts'
import { insertMilestones, isMilestone, type Milestone } from './milestones.ts'
import type { Held } from './states.ts'
import { tableIsMade, upsert } from './tables.ts'

const rowsAtOnce = 1_000

/** Makes read tables anew from the journal: they hold nothing that does not follow from it. */
export const rebuild = async (
  pool: Pool,
  journal: Pick<Journal, 'read' | 'seq'>,
  kinds: readonly AnyKind[],
): Promise<void> => {
  if (kinds.length === 0) return
  const things = new Map(
    kinds.map((kind) => [kind.name, { kind, held: new Map<string, Held>(), milestones: [] as Milestone[] }]),
  )
  for (let from = 1; from <= journal.seq; ) {
    const events = await journal.read({ from, to: journal.seq })
    for (const event of events) {
      const of = event.version === null ? undefined : things.get(kindOfStream(event.stream))
      if (!of || event.version === null) continue
      const id = idOfStream(event.stream)
      const held = evolved(of.kind, of.held.get(id), event)
      of.held.set(id, held)
      if (isMilestone(held)) of.milestones.push({ id, seq: event.seq, held })
    }
    await writeMilestones(pool, things.values())
    from = events.at(-1)!.seq + 1
  }
  for (const { kind, held } of things.values()) {
    const rows = Array.from(held, ([id, one]) => ({ id, held: one }))
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const { text, values } = upsert(kind, rows.slice(start, start + rowsAtOnce))
      await pool.query(text, values)
    }
    await tableIsMade(pool, kind)
  }
}

/** Written as they come, so that those of years are never held together. */
const writeMilestones = async (
  pool: Pool,
  things: Iterable<{ kind: AnyKind; milestones: Milestone[] }>,
): Promise<void> => {
  for (const { kind, milestones } of things) {
    if (milestones.length === 0) continue
    const { text, values } = insertMilestones(kind, milestones.splice(0))
    await pool.query(text, values)
  }
}
