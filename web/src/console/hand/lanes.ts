import type { TimelineEntry } from '../../api/words.ts'
import { type Target, targetsOf } from './targets.ts'

/** What a timeline looks like: rows from top to bottom over the same stretch of time, ms. */
export interface Picture {
  readonly from: number
  readonly to: number
  readonly rows: readonly Row[]
}

export const lanes = ['panel', 'operator', 'dispatcher', 'unit'] as const
export type Lane = (typeof lanes)[number]

export interface Row {
  readonly lane: Lane
  /** Of a unit's row. */
  readonly unit: string | null
  readonly marks: readonly TimelineEntry[]
  readonly spans: readonly Span[]
  readonly targets: readonly Target[]
}

export interface Span {
  readonly from: number
  readonly to: number
  readonly stage: Stage
}

/** What an alarm waits for or in whose hand it is, how far an incident is, or how far a unit has come. */
export type Stage = 'waiting' | 'in-hand' | 'open' | 'resolved' | 'assigned' | 'en-route' | 'on-scene'

type Stages = Readonly<Record<string, Stage | null>>

/** Which events begin a stage, and which end it without another. */
const stagesOf: Readonly<Record<Lane, Stages>> = {
  panel: {},
  operator: {
    'alarm-opened': 'waiting',
    'alarm-accepted': 'in-hand',
    'alarm-taken-over': 'in-hand',
    'alarm-handed-over': 'in-hand',
    'alarm-given-back': 'waiting',
    'alarm-closed': null,
  },
  dispatcher: {
    'incident-opened': 'open',
    'incident-reopened': 'open',
    'incident-resolved': 'resolved',
    'incident-closed': null,
  },
  unit: {
    'unit-assigned': 'assigned',
    'unit-reported acknowledged': 'assigned',
    'unit-reported en-route': 'en-route',
    'unit-reported on-scene': 'on-scene',
    'unit-reported cleared': null,
    'unit-recalled': null,
  },
}

export const timeOf = ({ at }: TimelineEntry): number => Date.parse(at)

/** A picture that is nothing but one instant would have no width. */
const SHORTEST = 1000

/** `to`: the end of the picture, ms: now, or when it was over. */
export const pictureOf = (
  entries: readonly TimelineEntry[],
  { from, to }: { readonly from?: number; readonly to: number },
): Picture | null => {
  const first = entries[0]
  if (!first) return null
  const begin = from ?? timeOf(first)
  const end = Math.max(to, begin + SHORTEST)
  const targets = targetsOf(entries, end)

  /** Things of their own (each alarm, each assignment) have their spans one by one. */
  const row = (lane: Lane, unit: string | null, own: readonly TimelineEntry[], partOf: PartOf): Row => ({
    lane,
    unit,
    marks: own.filter((entry) => entry.lane !== 'house'),
    spans: [...Map.groupBy(own, partOf).values()].flatMap((part) => spansOf(part, stagesOf[lane], end)),
    targets: targets.filter((target) => target.lane === lane && target.unit === unit),
  })

  const units = [...new Set(entries.flatMap(({ unit }) => unit ?? []))]
  const ofAlarms = entries.filter(({ lane, alarm }) => alarm !== null && lane !== 'panel')
  const ofIncident = entries.filter(({ lane, alarm }) => alarm === null && lane !== 'panel')
  const rows = [
    row(
      'panel',
      null,
      entries.filter(({ lane }) => lane === 'panel'),
      whole,
    ),
    row('operator', null, ofAlarms, ({ alarm }) => alarm),
    row(
      'dispatcher',
      null,
      ofIncident.filter(({ lane }) => lane !== 'unit'),
      whole,
    ),
    ...units.map((unit) =>
      row(
        'unit',
        unit,
        entries.filter((entry) => entry.unit === unit),
        ({ detail }) => detail.assignment,
      ),
    ),
  ]
  return { from: begin, to: end, rows: rows.filter(({ marks, spans }) => marks.length > 0 || spans.length > 0) }
}

type PartOf = (entry: TimelineEntry) => unknown
const whole: PartOf = () => null

const spansOf = (entries: readonly TimelineEntry[], stages: Stages, end: number): readonly Span[] => {
  const turns = entries.flatMap((entry) => {
    const step = entry.type === 'unit-reported' ? ` ${entry.detail.step}` : ''
    const stage = stages[entry.type + step]
    return stage === undefined ? [] : [{ at: timeOf(entry), stage }]
  })
  return turns.flatMap(({ at: from, stage }, turn) =>
    stage && from < end ? [{ from, to: Math.min(turns[turn + 1]?.at ?? end, end), stage }] : [],
  )
}

/** Steps of a scale of time, ms: what people read off a clock. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * 1000,
)

/** Round times between two others, at most so many; and whether seconds tell them apart. */
export const scaleOf = (
  from: number,
  to: number,
  most: number,
): { readonly times: readonly number[]; readonly seconds: boolean } => {
  const step = steps.find((one) => (to - from) / one <= most) ?? steps.at(-1)!
  const first = Math.ceil(from / step) * step
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return { times: Array.from({ length: count }, (_, n) => first + n * step), seconds: step < 60_000 }
}
