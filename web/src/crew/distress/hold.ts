import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** How long the button is held until help is called, ms: longer than anything that happens by accident. */
export const HOLD = 1500

/** How much of the hold is done, 0 to 1. */
export const heldFor = (since: number, now: number): number => Math.min(1, Math.max(0, (now - since) / HOLD))

/** For so long after the finger is lifted a click still belongs to it, ms. */
const ECHO = 400

let isDown = false
const watchers = new Set<() => void>()
const become = (down: boolean): void => {
  isDown = down
  for (const watch of watchers) watch()
}
const watchDown = (watch: () => void): (() => void) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** Is a finger on the button? As long as it is, nothing comes, goes or moves under it. */
export const useFingerDown = (): boolean => useSyncExternalStore(watchDown, () => isDown)

/** What the browser makes of lifting the finger means nothing, wherever it now is. */
const swallowEcho = (): void => {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), ECHO)
}

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

  // A button that goes away while it is held lets go.
  useEffect(() => () => become(false), [])

  return {
    progress: since === null ? null : progress,
    begin() {
      become(true)
      setProgress(0)
      setSince(performance.now())
    },
    letGo() {
      setSince(null)
      if (!isDown) return
      swallowEcho()
      become(false)
    },
  }
}
