import type { Row } from '../thing.ts'

/** What was last looked at of each open thing, and since when it is another. */
export interface Mark {
  readonly seen: string | null
  readonly now: string
  /** ms; null while nothing happened since the last look. */
  readonly changedAt: number | null
}
export type Marks = ReadonlyMap<Row, Mark>

/** Long enough in view to have been noticed, ms. */
const NOTICED = 4000

/** What is marked after the things have become other ones. `versions` has every open thing; at the first look nothing is news. */
export const changed = (marks: Marks | null, versions: ReadonlyMap<Row, string>, at: number): Marks =>
  new Map(
    [...versions].map(([row, now]): [Row, Mark] => {
      if (!marks) return [row, { seen: now, now, changedAt: null }]
      const mark = marks.get(row)
      if (mark?.now === now) return [row, mark]
      // What went back to how it was seen is no news.
      if (mark && mark.seen === now) return [row, { ...mark, now, changedAt: null }]
      return [row, { seen: mark?.seen ?? null, now, changedAt: at }]
    }),
  )

/** After a look: the thing in hand is always seen, the others when they were in view for a while. */
export const lookedAt = (marks: Marks, inHand: Row | null, inView: readonly Row[], at: number): Marks => {
  const noticed = inView.filter((row) => {
    const changedAt = marks.get(row)?.changedAt
    return typeof changedAt === 'number' && at - changedAt >= NOTICED
  })
  const held = inHand && marks.get(inHand)?.changedAt != null ? [inHand] : []
  if (!noticed.length && !held.length) return marks
  const after = new Map(marks)
  for (const row of [...noticed, ...held]) {
    const mark = after.get(row)
    if (mark) after.set(row, { ...mark, seen: mark.now, changedAt: null })
  }
  return after
}

/** The things that changed since they were last looked at. */
export const unseen = (marks: Marks): ReadonlySet<Row> =>
  new Set([...marks].flatMap(([row, { changedAt }]) => (changedAt === null ? [] : [row])))
