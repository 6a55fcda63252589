/** One clock for all ages on the screen: it ticks once a second, and only while somebody looks. */
const watchers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  now = Date.now()
  for (const watch of watchers) watch()
}

export const clock = {
  /** The last tick, ms: the same for everything that is drawn until the next. */
  now: () => now,
  subscribe(watch: () => void): () => void {
    watchers.add(watch)
    if (!timer) {
      now = Date.now()
      timer = setInterval(tick, 1000)
    }
    return () => {
      watchers.delete(watch)
      if (watchers.size) return
      clearInterval(timer)
      timer = undefined
    }
  },
}
