import { live } from '../../api/live/scene.ts'
import type { LiveState } from '../../api/live/state.ts'
import { clock } from '../../ui/clock.ts'
import { alarmThing, incidentThing, type Row } from '../thing.ts'
import { changed, lookedAt, type Marks, unseen } from './marks.ts'
import { versionOf } from './version.ts'

let marks: Marks | null = null
let rows: ReadonlySet<Row> = new Set()
let inView: readonly Row[] = []
let inHand: Row | null = null
const watchers = new Set<() => void>()

const become = (after: Marks | null): void => {
  if (after === marks) return
  marks = after
  const now = after ? unseen(after) : new Set<Row>()
  if (now.size === rows.size && [...now].every((row) => rows.has(row))) return
  rows = now
  for (const watch of watchers) watch()
}

const versionsOf = (state: LiveState): ReadonlyMap<Row, string> =>
  new Map(
    [...[...state.alarms.keys()].map(alarmThing), ...[...state.incidents.keys()].map(incidentThing)].map((row) => [
      row,
      versionOf(state, row) ?? '',
    ]),
  )

const look = (): void => {
  if (marks && document.visibilityState === 'visible') become(lookedAt(marks, inHand, inView, clock.now()))
}

/** What changed since the operator last had it in view or in hand. In view counts only while the page itself is seen. */
export const looked = {
  /** Follows the live push until it is told to stop. */
  start(): () => void {
    const stopHearing = live.subscribe((before, after) => {
      if (after.seq < 0) return become(null)
      if (before.alarms === after.alarms && before.incidents === after.incidents) return
      become(changed(marks, versionsOf(after), clock.now()))
      look()
    })
    const stopLooking = clock.subscribe(look)
    return () => {
      stopHearing()
      stopLooking()
      become(null)
    }
  },
  rows: (): ReadonlySet<Row> => rows,
  subscribe(watch: () => void): () => void {
    watchers.add(watch)
    return () => watchers.delete(watch)
  },
  seen(visible: readonly Row[]): void {
    inView = visible
  },
  hold(row: Row | null): void {
    inHand = row
    look()
  },
}
