import type { TimelineEntry } from '../../api/words.ts'

/** What somebody did at once, as one line: what it was, and what was said of it afterwards, the first first. */
export interface Act {
  readonly entry: TimelineEntry
  /** Events that it says as well, before it. */
  readonly within: readonly TimelineEntry[]
  readonly said: readonly TimelineEntry[]
}

/**
 * One act may be several events: whoever sends others than are recommended has sent each of them, and has chosen otherwise. The
 * choice names them all, and why stands below it.
 */
export const actsOf = (entries: readonly TimelineEntry[]): readonly Act[] => {
  const acts: Act[] = []
  for (const entry of entries) {
    const within: TimelineEntry[] = []
    if (entry.type === 'choice-differed') while (isSentBy(entry, acts.at(-1)?.entry)) within.unshift(acts.pop()!.entry)
    const chosen = entry.type === 'choice-explained' ? acts.findIndex((act) => isChoice(act.entry, entry)) : -1
    if (chosen < 0) acts.push({ entry, within, said: [] })
    else acts[chosen] = { ...acts[chosen]!, said: [...acts[chosen]!.said, entry] }
  }
  return acts
}

const isSentBy = ({ detail: { sent } }: TimelineEntry, before: TimelineEntry | undefined): boolean =>
  before?.type === 'unit-assigned' && Array.isArray(sent) && sent.includes(before.unit)

const isChoice = (one: TimelineEntry, { detail }: TimelineEntry): boolean =>
  one.type === 'choice-differed' && one.detail.choice === detail.choice
