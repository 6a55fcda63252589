import type { TimelineEntry } from '../../api/words.ts'

/** What a timeline looks like: rows from top to bottom, everything placed between 0 (the first event) and 1 (`to`). */
export interface Picture {
  readonly rows: readonly Row[]
  /** The target, where it lies inside the picture. */
  readonly target: number | null
}

export interface Row {
  readonly lane: 'panel' | 'operator' | 'unit'
  /** Of a unit's row. */
  readonly unit: string | null
  readonly marks: readonly { readonly at: number; readonly entry: TimelineEntry }[]
  readonly spans: readonly Span[]
}

export interface Span {
  readonly from: number
  readonly to: number
  readonly stage: Stage
}

/** In whose hand an alarm is, or how far a unit has come. */
export type Stage = 'in-hand' | 'assigned' | 'en-route' | 'on-scene'

/** Which events begin a stage, and which end it without another. */
const operatorStages: Readonly<Record<string, Stage | null>> = {
  'alarm-accepted': 'in-hand',
  'alarm-taken-over': 'in-hand',
  'alarm-given-back': null,
  'alarm-closed': null,
}
const unitStages: Readonly<Record<string, Stage | null>> = {
  'unit-assigned': 'assigned',
  'unit-reported acknowledged': 'assigned',
  'unit-reported en-route': 'en-route',
  'unit-reported on-scene': 'on-scene',
  'unit-reported cleared': null,
  'unit-recalled': null,
}

interface Frame {
  /** The end of the picture, ms: now, or when it was over. */
  readonly to: number
  /** When it was to be in hand, ms; null when there is no target. */
  readonly dueAt: number | null
}

export const pictureOf = (entries: readonly TimelineEntry[], { to, dueAt }: Frame): Picture | null => {
  const first = entries[0]
  if (!first) return null
  const from = Date.parse(first.at)
  const width = Math.max(to - from, 1000)
  const place = (ms: number) => Math.min(Math.max((ms - from) / width, 0), 1)
  const at = (entry: TimelineEntry) => place(Date.parse(entry.at))

  const row = (
    lane: Row['lane'],
    unit: string | null,
    own: readonly TimelineEntry[],
    stages: Readonly<Record<string, Stage | null>>,
  ): Row => ({
    lane,
    unit,
    marks: own.filter((entry) => entry.lane !== 'house').map((entry) => ({ at: at(entry), entry })),
    spans: spansOf(own, stages, at),
  })

  const units = [...new Set(entries.flatMap(({ unit }) => (unit ? [unit] : [])))]
  const ofDesk = entries.filter(({ lane, unit }) => lane !== 'panel' && !unit)
  return {
    rows: [
      row(
        'panel',
        null,
        entries.filter(({ lane }) => lane === 'panel'),
        {},
      ),
      row('operator', null, ofDesk, operatorStages),
      ...units.map((unit) =>
        row(
          'unit',
          unit,
          entries.filter((entry) => entry.unit === unit),
          unitStages,
        ),
      ),
    ],
    target: dueAt !== null && dueAt >= from && dueAt <= from + width ? place(dueAt) : null,
  }
}

const spansOf = (
  entries: readonly TimelineEntry[],
  stages: Readonly<Record<string, Stage | null>>,
  at: (entry: TimelineEntry) => number,
): readonly Span[] => {
  const turns = entries.flatMap((entry) => {
    const step = entry.type === 'unit-reported' ? ` ${entry.detail.step}` : ''
    const stage = stages[entry.type + step]
    return stage === undefined ? [] : [{ at: at(entry), stage }]
  })
  return turns.flatMap(({ at: from, stage }, turn) => (stage ? [{ from, to: turns[turn + 1]?.at ?? 1, stage }] : []))
}
