import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Thing } from '../thing.ts'

/** Each thing is found again where it was left: one scroll for each, as long as the page is there. */
export const useOwnScroll = (thing: Thing | null): RefObject<HTMLDivElement | null> => {
  const element = useRef<HTMLDivElement>(null)
  const places = useRef(new Map<Thing | null, number>())
  useLayoutEffect(() => {
    const scrolled = element.current
    if (!scrolled) return
    const kept = places.current
    scrolled.scrollTop = kept.get(thing) ?? 0
    const remember = () => kept.set(thing, scrolled.scrollTop)
    scrolled.addEventListener('scroll', remember, { passive: true })
    return () => scrolled.removeEventListener('scroll', remember)
  }, [thing])
  return element
}
