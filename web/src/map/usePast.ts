import { useEffect, useState } from 'react'
import { useScene } from '../api/live/scene.ts'
import { loadPast } from '../api/past.ts'
import type { Picture } from './features.ts'

/** Whoever drags asks for no more than this often, ms. */
const REST = 120

export interface Past {
  /** The time that is looked at, ms; null for now. */
  readonly at: number | null
  /** The right end of the slider: the time when it was opened. */
  readonly until: number
  readonly picture: Picture | null
  readonly failed: boolean
  readonly open: () => void
  readonly go: (at: number) => void
  readonly close: () => void
}

/** Another time than now, and what was seen then. What was loaded last stays until the next is there. */
export const usePast = (): Past => {
  const { store, clock } = useScene()
  const [opened, setOpened] = useState<{ readonly at: number; readonly until: number } | null>(null)
  const [picture, setPicture] = useState<Picture | null>(null)
  const [failed, setFailed] = useState(false)
  const at = opened?.at ?? null

  useEffect(() => {
    if (at === null) {
      setPicture(null)
      setFailed(false)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const past = await loadPast({ at }, stop.signal).catch(() => null)
      if (stop.signal.aborted) return
      setFailed(past === null)
      if (past) setPicture(past)
    }, REST)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [at])

  return {
    at,
    until: opened?.until ?? 0,
    picture,
    failed,
    open() {
      const now = clock.now() + store.get().skew
      setOpened({ at: now, until: now })
    },
    go: (wanted) => setOpened((before) => before && { ...before, at: wanted }),
    close: () => setOpened(null),
  }
}
