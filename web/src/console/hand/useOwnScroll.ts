import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Thing } from '../thing.ts'

/** Each thing is found again where it was left: one scroll for each, as long as the page is there. */
export const useOwnScroll = (thing: Thing | null): RefObject<HTMLDivElement | null> => {
  const element = useRef<HTMLDivElement>(null)
  const places = useRef(new Map<Thing | null, number>())
  const now = useRef(0)
  useLayoutEffect(() => {
    const scrolled = element.current
    if (!scrolled) return
    const kept = places.current
    const wanted = kept.get(thing) ?? 0
    // Setting it has the whole page laid out at once: not for nothing, at each step through the queue.
    if (wanted !== now.current) scrolled.scrollTop = wanted
    now.current = wanted
    const remember = () => {
      now.current = scrolled.scrollTop
      kept.set(thing, now.current)
    }
    scrolled.addEventListener('scroll', remember, { passive: true })
    return () => scrolled.removeEventListener('scroll', remember)
  }, [thing])
  return element
}
