/** How often the map is changed at most, ms: the eye follows two steps a second, and a slow machine keeps up. */
const EVERY = 500

/** What pacing needs of the world; tests bring their own. */
export interface World {
  readonly now: () => number
  readonly later: (task: () => void, ms: number) => () => void
  /** Whether nobody can see the page. */
  readonly hidden: () => boolean
  readonly onShown: (task: () => void) => () => void
}

export interface Pace {
  /** Something changed. With `at: once` it was done by hand, and is not kept waiting. */
  readonly want: (how?: 'soon' | 'at once') => void
  readonly stop: () => void
}

/**
 * Draws when something changed: at most twice a second, not before the last drawing is through, and never in a hidden tab,
 * which is drawn once when somebody looks at it again.
 */
export const paced = (draw: () => Promise<void>, world: World): Pace => {
  let wanted = false
  let busy = false
  let drawnAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  const go = async () => {
    cancel = null
    if (busy || world.hidden()) return
    wanted = false
    busy = true
    drawnAt = world.now()
    await draw().catch(() => undefined)
    busy = false
    if (wanted) plan(EVERY)
  }
  const plan = (every: number) => {
    cancel?.()
    cancel = world.later(() => void go(), Math.max(0, drawnAt + every - world.now()))
  }
  const unsubscribe = world.onShown(() => wanted && plan(0))
  return {
    want(how = 'soon') {
      const isFirst = !wanted
      wanted = true
      if (busy || world.hidden()) return
      if (how === 'at once') plan(0)
      else if (isFirst) plan(EVERY)
    },
    stop() {
      cancel?.()
      unsubscribe()
    },
  }
}

export const browser: World = {
  now: () => performance.now(),
  later(task, ms) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  hidden: () => document.hidden,
  onShown(task) {
    const look = () => !document.hidden && task()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  },
}
