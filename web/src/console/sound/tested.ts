import { useSyncExternalStore } from 'react'
import type { SoundKind } from './melodies.ts'

/** How the last test of the sound ended, in this browser. */
export interface Tested {
  readonly person: string
  /** ms */
  readonly at: number
  readonly notHeard: readonly SoundKind[]
}

const REMEMBERED = 'yordam-sound-test'

/** A test counts for one shift, ms. */
const COUNTS = 12 * 60 * 60 * 1000

const watchers = new Set<() => void>()
let last: { readonly text: string | null; readonly tested: Tested | null } = { text: null, tested: null }

const read = (): Tested | null => {
  const text = localStorage.getItem(REMEMBERED)
  if (text !== last.text) last = { text, tested: text ? (JSON.parse(text) as Tested) : null }
  return last.tested
}

export const recordTest = (tested: Tested): void => {
  localStorage.setItem(REMEMBERED, JSON.stringify(tested))
  for (const watch of watchers) watch()
}

/** The test of this person in this shift; null when it is due. */
export const useTested = (person: string | undefined): Tested | null => {
  const tested = useSyncExternalStore((watch) => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }, read)
  return tested && tested.person === person && Date.now() - tested.at < COUNTS ? tested : null
}
