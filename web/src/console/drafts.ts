import { type OwnStorage, ownItem } from '../api/ownItem.ts'

/** What was typed and not sent yet, by what it is about: it outlives a closed prompt, a refusal, a reload and a crash. */
export interface Drafts {
  readonly of: (about: string) => string
  readonly keep: (about: string, text: string) => void
  /** The abouts that begin with `start`, the latest first. */
  readonly about: (start: string) => readonly string[]
  readonly forgetAll: () => void
  readonly subscribe: (watch: () => void) => () => void
}

interface Kept {
  readonly text: string
  /** ms */
  readonly at: number
}

/** A shift: what is older was meant for a room that is no more, ms. */
const KEPT_FOR = 12 * 60 * 60 * 1000

/** Every person's drafts begin so; who signs in finds only their own, and sweeps the others away. */
const STORED = 'yordam-drafts-'

/**
 * Keeps drafts in `storage` under the person's name. Written at each key, so that a crash costs nothing. They are in clear,
 * as the screen is: a key to encrypt them would lie beside them. So they are short-lived: gone when sent, at the end of the
 * session, when somebody else signs in, and after twelve hours.
 */
export const openDrafts = (storage: OwnStorage, person: string, now: () => number = Date.now): Drafts => {
  const item = ownItem<readonly [string, Kept][]>(storage, STORED, person)
  const kept = new Map((item.read() ?? []).filter(([, { at }]) => now() - at < KEPT_FOR))
  const watchers = new Set<() => void>()
  const write = () => {
    item.write(kept.size ? [...kept] : undefined)
    for (const watch of watchers) watch()
  }
  return {
    of: (about) => kept.get(about)?.text ?? '',
    keep(about, text) {
      kept.delete(about)
      if (text) kept.set(about, { text, at: now() })
      write()
    },
    about: (start) => [...kept.keys()].filter((about) => about.startsWith(start)).reverse(),
    forgetAll() {
      kept.clear()
      write()
    },
    subscribe(watch) {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
  }
}
