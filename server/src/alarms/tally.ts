import type { CodeEntry } from '@yordam/dc09'
import type { RecordedEvent } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Committed, House } from '../platform/house/house.ts'
import { classOf, entryOf } from '../signals/codes.ts'
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

/**
 * One pass over the journal for however many alarms are open. Of the signals of one code only the last one decides
 * whether it is over, so their number and the last of them are all that has to leave the database, in the order of the
 * last ones.
 */
const codesOfAlarms = `
  select alarm, standard, code, count(*) as signals, (max(array[seq, at]))[2] as at
  from journal.event, json_to_record(body::json) as said(alarm text, standard text, code text)
  where seq >= $1 and type = 'signal-received' and alarm = any($2)
  group by alarm, standard, code
  order by max(seq)`

export class Tallies {
  readonly #house: House
  readonly #byAlarm = new Map<string, Tally>()

  constructor(house: House) {
    this.#house = house
    house.onCommitted((committed) => this.#follow(committed))
  }

  /** After a restart: counts again what belongs to alarms that are still open. */
  async rebuild(pool: Pool): Promise<void> {
    const open = [...this.#house.list(alarmKind)]
    if (open.length === 0) return
    const lowest = open.reduce((seq, { openedSeq }) => Math.min(seq, openedSeq), Number.MAX_SAFE_INTEGER)
    const { rows } = await pool.query<CodesOfAlarm>(codesOfAlarms, [lowest, open.map(({ id }) => id)])
    for (const { alarm, standard, code, signals, at } of rows) {
      const before = this.#byAlarm.get(alarm)
      this.#byAlarm.set(alarm, {
        signals: (before?.signals ?? 0) + Number(signals),
        lastSignalAt: Number(at),
        restoredAt: restoredBy(entryOf(standard, code), Number(at), before?.restoredAt ?? null),
        repeats: 0,
      })
    }
  }

  of(alarm: Alarm): Tally {
    return this.#byAlarm.get(alarm.id) ?? { signals: 0, lastSignalAt: alarm.openedAt, restoredAt: null, repeats: 0 }
  }

  repeated(alarm: string): void {
    const tally = this.#byAlarm.get(alarm)
    if (tally) this.#byAlarm.set(alarm, { ...tally, repeats: tally.repeats + 1 })
  }

  /** Alarms whose tally a commit has changed. */
  touchedBy({ events }: Committed): string[] {
    const touched = new Set<string>()
    for (const { type, body } of events)
      if (type === 'signal-received' && body.alarm !== undefined) touched.add(body.alarm as string)
    return [...touched]
  }

  #follow({ events, changes }: Committed): void {
    for (const event of events) if (event.type === 'signal-received') this.#count(event)
    for (const { kind, id, state } of changes) {
      if (kind === alarmKind && !alarmKind.isOpen(state as Alarm)) this.#byAlarm.delete(id)
    }
  }

  #count({ body, at }: RecordedEvent): void {
    const { alarm, standard, code } = body as { alarm?: string; standard: 'SIA' | 'CID'; code: string }
    if (alarm === undefined) return
    const before = this.#byAlarm.get(alarm)
    this.#byAlarm.set(alarm, {
      signals: (before?.signals ?? 0) + 1,
      lastSignalAt: at,
      restoredAt: restoredBy(entryOf(standard, code), at, before?.restoredAt ?? null),
      repeats: before?.repeats ?? 0,
    })
  }
}
