import type { CodeEntry } from '@yordam/dc09'
import type { RecordedEvent } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Committed, House } from '../platform/house/house.ts'
import { classOf, entryOf } from '../signals/codes.ts'
import { signalStream } from '../signals/received.ts'
import type { Alarm } from './alarm.ts'
import { alarmKind } from './evolve.ts'
import { handlingOf } from './urgency.ts'

/** What the signals of an open alarm add up to. Derived from the journal, so that no signal costs a second row. */
export interface Tally {
  readonly signals: number
  readonly lastSignalAt: number
  readonly restoredAt: number | null
  /** Of a panel that nobody vouches for: repetitions that were counted and not kept. */
  readonly repeats: number
}

/** A restore says that it is over; whatever then calls for somebody says that it is not. */
const restoredBy = (entry: CodeEntry | undefined, at: number, before: number | null): number | null => {
  if (entry?.restores) return at
  return handlingOf[classOf(entry)].priority === null ? before : null
}

/** How often an alarm had a code, and when last; whole numbers come as text. */
interface CodesOfAlarm {
  readonly alarm: string
  readonly standard: 'SIA' | 'CID'
  readonly code: string
  readonly signals: string
  readonly at: string
}

/** What is known of an alarm after one more of its signals. */
export const counted = (before: Tally | undefined, { body, at }: RecordedEvent): Tally => {
  const { standard, code } = body as { standard: 'SIA' | 'CID'; code: string }
  return {
    signals: (before?.signals ?? 0) + 1,
    lastSignalAt: at,
    restoredAt: restoredBy(entryOf(standard, code), at, before?.restoredAt ?? null),
    repeats: before?.repeats ?? 0,
  }
}

/** The alarm that an event belongs to as one of its signals. */
export const alarmOfSignal = ({ type, body }: RecordedEvent): string | undefined =>
  type === 'signal-received' ? (body.alarm as string | undefined) : undefined

/** Of an alarm that no signal has been counted for. */
export const noSignals = ({ openedAt }: Alarm): Tally => ({
  signals: 0,
  lastSignalAt: openedAt,
  restoredAt: null,
  repeats: 0,
})

/**
 * One pass over the journal for however many alarms are open. Of the signals of one code only the last one decides
 * whether it is over, so their number and the last of them are all that has to leave the database, in the order of the
 * last ones.
 */
const codesOfAlarms = `
  select alarm, standard, code, count(*) as signals, (max(array[seq, at]))[2] as at
  from journal.event, json_to_record(body::json) as said(alarm text, standard text, code text)
  where seq between $1 and $2 and version is null and stream = any($3) and alarm = any($4)
  group by alarm, standard, code
  order by max(seq)`

/** What the signals of these alarms had added up to at a position of the journal, by alarm. */
export const talliesAt = async (pool: Pool, alarms: readonly Alarm[], seq: number): Promise<Map<string, Tally>> => {
  const tallies = new Map<string, Tally>()
  if (alarms.length === 0) return tallies
  const lowest = alarms.reduce((first, { openedSeq }) => Math.min(first, openedSeq), seq)
  const streams = new Set(alarms.map(({ account }) => signalStream(account)))
  const { rows } = await pool.query<CodesOfAlarm>(codesOfAlarms, [
    lowest,
    seq,
    [...streams],
    alarms.map(({ id }) => id),
  ])
  for (const { alarm, standard, code, signals, at } of rows) {
    const before = tallies.get(alarm)
    tallies.set(alarm, {
      signals: (before?.signals ?? 0) + Number(signals),
      lastSignalAt: Number(at),
      restoredAt: restoredBy(entryOf(standard, code), Number(at), before?.restoredAt ?? null),
      repeats: 0,
    })
  }
  return tallies
}

export class Tallies {
  readonly #house: House
  #byAlarm = new Map<string, Tally>()

  constructor(house: House) {
    this.#house = house
    house.onCommitted((committed) => this.#follow(committed))
  }

  /** After a restart: counts again what belongs to alarms that are still open. */
  async rebuild(pool: Pool): Promise<void> {
    this.#byAlarm = await talliesAt(pool, [...this.#house.list(alarmKind)], Number.MAX_SAFE_INTEGER)
  }

  of(alarm: Alarm): Tally {
    return this.#byAlarm.get(alarm.id) ?? noSignals(alarm)
  }

  repeated(alarm: string): void {
    const tally = this.#byAlarm.get(alarm)
    if (tally) this.#byAlarm.set(alarm, { ...tally, repeats: tally.repeats + 1 })
  }

  /** Alarms whose tally a commit has changed. */
  touchedBy({ events }: Committed): string[] {
    return [...new Set(events.flatMap((event) => alarmOfSignal(event) ?? []))]
  }

  #follow({ events, changes }: Committed): void {
    for (const event of events) {
      const alarm = alarmOfSignal(event)
      if (alarm !== undefined) this.#byAlarm.set(alarm, counted(this.#byAlarm.get(alarm), event))
    }
    for (const { kind, id, state } of changes) {
      if (kind === alarmKind && !alarmKind.isOpen(state as Alarm)) this.#byAlarm.delete(id)
    }
  }
}
