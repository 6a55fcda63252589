import { useEffect, useRef, useState } from 'react'

/** How long the button is held until help is called, ms: longer than anything that happens by accident. */
export const HOLD = 1500

/** How much of the hold is done, 0 to 1. */
export const heldFor = (since: number, now: number): number => Math.min(1, Math.max(0, (now - since) / HOLD))

interface Hold {
  /** 0 to 1 while it is held, null when it is not. */
  readonly progress: number | null
  readonly begin: () => void
  readonly letGo: () => void
}

/** Holding something down, by finger or by key, until it counts. */
export const useHold = (done: () => void): Hold => {
  const [since, setSince] = useState<number | null>(null)
  const [progress, setProgress] = useState(0)
  const whenDone = useRef(done)
  whenDone.current = done

  useEffect(() => {
    if (since === null) return
    let frame = requestAnimationFrame(function draw(now) {
      setProgress(heldFor(since, now))
      frame = requestAnimationFrame(draw)
    })
    const timer = setTimeout(() => {
      setSince(null)
      whenDone.current()
    }, HOLD)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [since])

  return {
    progress: since === null ? null : progress,
    begin() {
      setProgress(0)
      setSince(performance.now())
    },
    letGo: () => setSince(null),
  }
}
