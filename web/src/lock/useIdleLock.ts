import { useEffect } from 'react'

/** What shows that somebody is there. */
const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
/** Where the tabs of a browser tell each other that somebody is there. */
const TOUCHED = 'yordam-touched'
/** How often it is looked, and how often a touch is written down; ms. */
const EVERY = 1_000

/** Calls `lock` when nobody has touched this browser for so many seconds, in whichever of its tabs; `null`: never. */
export const useIdleLock = (after: number | null, lock: () => void): void => {
  useEffect(() => {
    if (after === null) return
    let written = 0
    const touched = () => {
      const now = Date.now()
      if (now - written < EVERY) return
      written = now
      localStorage.setItem(TOUCHED, String(now))
    }
    const look = setInterval(() => {
      const last = Number(localStorage.getItem(TOUCHED) ?? 0)
      if (Date.now() - last >= after * 1_000) lock()
    }, EVERY)
    touched()
    for (const touch of touches) addEventListener(touch, touched, { passive: true, capture: true })
    return () => {
      clearInterval(look)
      for (const touch of touches) removeEventListener(touch, touched, { capture: true })
    }
  }, [after, lock])
}
