import { useSyncExternalStore } from 'react'
import type { Fix } from './report.ts'

/** How the unit's place is known: by the phone, as told by the centre, or not, and why. None of it is harmful. */
export type Locating = 'off' | 'looking' | 'on' | 'refused' | 'impossible' | 'told'

interface Whereabouts {
  readonly locating: Locating
  readonly fix: Fix | null
}

let whereabouts: Whereabouts = { locating: 'off', fix: null }
const watchers = new Set<() => void>()

export const nowhere: Whereabouts = whereabouts
export const knownWhereabouts = (): Whereabouts => whereabouts
export const become = (next: Whereabouts): void => {
  whereabouts = next
  for (const watch of watchers) watch()
}

/** Where the unit is, as far as this phone knows. */
export const useWhereabouts = (): Whereabouts =>
  useSyncExternalStore(
    (look) => {
      watchers.add(look)
      return () => watchers.delete(look)
    },
    () => whereabouts,
  )
