import { useRef, useSyncExternalStore } from 'react'
import { useScene } from './scene.ts'
import type { LiveState } from './state.ts'

type Same<Part> = (a: Part, b: Part) => boolean

/** Draws again only when the selected part changed, by `same` (identity unless told otherwise). */
export const useLive = <Part>(select: (state: LiveState) => Part, same: Same<Part> = Object.is): Part => {
  const { store } = useScene()
  const last = useRef<{ readonly part: Part } | null>(null)
  return useSyncExternalStore(store.subscribe, () => {
    const part = select(store.get())
    if (!last.current || !same(last.current.part, part)) last.current = { part }
    return last.current.part
  })
}

/** For selections that are lists of ids, or flat records: equal when their members are. */
export const sameMembers = <Part extends object>(a: Part, b: Part): boolean => {
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return left.length === right.length && left.every(([key, value]) => Object.is(value, b[key as keyof Part]))
}
