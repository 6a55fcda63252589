import { keepZone } from '../../ui/i18n/zone.ts'
import type { Link, Message } from './messages.ts'
import { apply, type LiveState, nothingYet } from './state.ts'

/** Told after each change, with what was before: for sounds and announcements. */
type Watcher = (before: LiveState, after: LiveState) => void

/** The live state outside React: components subscribe to the part of it that they draw. */
export interface LiveStore {
  readonly get: () => LiveState
  readonly subscribe: (watcher: Watcher) => () => void
  /** `heardAt`: when it came, ms, our clock; now, unless it was kept from before. */
  readonly hear: (message: Message, heardAt?: number) => void
  readonly link: (link: Link) => void
  readonly forget: () => void
}

export const createLiveStore = (now: () => number = Date.now): LiveStore => {
  let state = nothingYet
  const watchers = new Set<Watcher>()
  const become = (after: LiveState) => {
    const before = state
    state = after
    for (const watch of watchers) watch(before, after)
  }
  return {
    get: () => state,
    subscribe(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    hear(message, heardAt = now()) {
      keepZone((message.body as { readonly timeZone?: string }).timeZone)
      become(apply(state, message, heardAt))
    },
    link: (link) => become({ ...state, link }),
    forget: () => become(nothingYet),
  }
}

/** What another tab must hear to know what we know; null before our first reset. */
export const asReset = (state: LiveState, now: number): Message | null =>
  state.me && {
    type: 'reset',
    body: {
      seq: state.seq,
      now: new Date(now + state.skew).toISOString(),
      me: state.me,
      alarms: [...state.alarms.values()],
      incidents: [...state.incidents.values()],
      stations: [...state.stations.values()],
      closures: [...state.closures.values()],
      messages: [...state.messages.values()],
      ahead: state.ahead,
      units: [...state.units.values()].map((unit) => {
        const seen = state.sightings.get(unit.id)
        if (!seen) return unit
        return {
          ...unit,
          position: [...seen.position],
          heading: seen.heading,
          positionAt: new Date(seen.at).toISOString(),
        }
      }),
    },
  }
