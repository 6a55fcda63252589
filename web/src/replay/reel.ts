import type { Delta } from '../api/live/messages.ts'
import { apply, type LiveState } from '../api/live/state.ts'
import { countUpTo } from './countUpTo.ts'
import type { Change } from './past.ts'

/** The states of the room one after the other: how it was at the beginning, and what each event made of it. */
export interface Reel {
  /** How many changes are known so far. */
  readonly length: () => number
  readonly add: (changes: readonly Change[]) => void
  /** How many changes had happened at a time, ms. */
  readonly countAt: (time: number) => number
  /** The room after so many changes. */
  readonly after: (count: number) => LiveState
  /** The times of all changes, ms, in order. */
  readonly times: () => readonly number[]
}

/** After so many changes the state is kept, so that going back is not going through everything again. */
const KEPT_EVERY = 250

/** From how it was at the beginning, states are evolved as the live push evolves them: by the same function. */
export const createReel = (begin: LiveState): Reel => {
  const changes: Change[] = []
  /** A clock that was set back does not make the journal go back: time stands until it is overtaken. */
  const times: number[] = []
  const kept: LiveState[] = [begin]
  let last = { count: 0, state: begin }

  const from = (count: number, state: LiveState, to: number): LiveState =>
    count === to ? state : apply(state, { type: 'delta', body: merged(changes.slice(count, to)) }, times[to - 1]!)

  const after = (count: number): LiveState => {
    const nearest = Math.min(Math.floor(count / KEPT_EVERY), kept.length - 1)
    const begins =
      last.count <= count && last.count >= nearest * KEPT_EVERY
        ? last
        : { count: nearest * KEPT_EVERY, state: kept[nearest]! }
    last = { count, state: from(begins.count, begins.state, count) }
    return last.state
  }

  return {
    length: () => changes.length,
    add(more) {
      for (const change of more) {
        changes.push(change)
        times.push(Math.max(change.at, times.at(-1) ?? change.at))
      }
      for (let next = kept.length * KEPT_EVERY; next <= changes.length; next += KEPT_EVERY)
        kept.push(from(next - KEPT_EVERY, kept.at(-1)!, next))
    },
    countAt: (time) => countUpTo(times, (one) => one, time),
    after,
    times: () => times,
  }
}

const lists = ['alarms', 'incidents', 'units', 'stations', 'closures'] as const

/** Many changes as one: of each thing the last word. */
const merged = (changes: readonly Change[]): Delta => {
  const { seq, at } = changes.at(-1)!
  const things = Object.fromEntries(
    lists.map((list) => {
      const all = changes.flatMap(({ delta }): readonly { readonly id: string }[] => delta[list] ?? [])
      return [list, [...new Map(all.map((thing) => [thing.id, thing])).values()]]
    }),
  )
  return { seq, now: new Date(at).toISOString(), ...things }
}
