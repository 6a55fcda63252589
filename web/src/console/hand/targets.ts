import type { TimelineEntry } from '../../api/words.ts'

/** Something that had to be answered within a time: by whom, since when, and what came of it. Times in ms. */
export interface Target {
  readonly lane: 'operator' | 'unit'
  readonly unit: string | null
  readonly since: number
  readonly dueAt: number
  readonly answeredAt: number | null
  readonly state: 'met' | 'missed' | 'pending'
}

/** Whatever somebody does with an alarm answers it. */
const answersAlarm = new Set([
  'alarm-accepted',
  'alarm-taken-over',
  'alarm-handed-over',
  'alarm-escalated',
  'alarm-closed',
])

/** The targets in a timeline, as they stand at `now`. */
export const targetsOf = (entries: readonly TimelineEntry[], now: number): readonly Target[] => [
  ...[...Map.groupBy(entries, ({ alarm }) => alarm)].flatMap(([alarm, own]) =>
    alarm === null ? [] : targetOfAlarm(own, now),
  ),
  ...entries.flatMap((entry) => (entry.type === 'unit-assigned' ? targetOfAssignment(entry, entries, now) : [])),
]

/** An alarm that became more urgent before anybody had it counts from there. */
const targetOfAlarm = (own: readonly TimelineEntry[], now: number): readonly Target[] => {
  const answer = own.findIndex(({ type }) => answersAlarm.has(type))
  const asked = own.slice(0, answer < 0 ? own.length : answer).findLast(({ dueAt }) => dueAt !== null)
  return asked ? [target('operator', null, asked, own[answer], now)] : []
}

/** A unit that was called off before it was to answer had nothing to answer any more. */
const targetOfAssignment = (
  asked: TimelineEntry,
  entries: readonly TimelineEntry[],
  now: number,
): readonly Target[] => {
  const { assignment } = asked.detail
  const next = entries.find(
    ({ type, detail, seq }) =>
      seq > asked.seq && detail.assignment === assignment && (type === 'unit-reported' || type === 'unit-recalled'),
  )
  if (asked.dueAt === null) return []
  if (next?.type === 'unit-recalled' && Date.parse(next.at) <= Date.parse(asked.dueAt)) return []
  return [target('unit', asked.unit, asked, next?.type === 'unit-reported' ? next : undefined, now)]
}

const target = (
  lane: Target['lane'],
  unit: string | null,
  asked: TimelineEntry,
  answer: TimelineEntry | undefined,
  now: number,
): Target => {
  const dueAt = Date.parse(asked.dueAt ?? asked.at)
  // Pressed in a tunnel and heard of later: it was answered when it was pressed.
  const answeredAt = answer ? Date.parse(answer.pressedAt ?? answer.at) : null
  return { lane, unit, since: Date.parse(asked.at), dueAt, answeredAt, state: stateOf(dueAt, answeredAt, now) }
}

const stateOf = (dueAt: number, answeredAt: number | null, now: number): Target['state'] => {
  if (answeredAt === null) return now > dueAt ? 'missed' : 'pending'
  return answeredAt <= dueAt ? 'met' : 'missed'
}

/** Of several the one to know of: what was missed by most, else what is still open, else what took longest. */
export const worstOf = (targets: readonly Target[], now: number): Target | undefined => {
  const rank = { missed: 0, pending: 1, met: 2 } as const
  const took = ({ since, answeredAt }: Target) => (answeredAt ?? now) - since
  return targets.toSorted((a, b) => rank[a.state] - rank[b.state] || took(b) - took(a))[0]
}
