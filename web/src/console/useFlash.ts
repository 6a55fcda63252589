import { type RefObject, useEffect, useRef } from 'react'

/** Long enough to be caught out of the corner of the eye, ms. */
const FLASH = 1600

/**
 * Frames the element for a moment when `what` changes, not at first. It is there and it is gone: nothing moves, and in a
 * burst a hundred of them cost two paints each and not sixty a second.
 */
export const useFlash = <Element extends HTMLElement>(what: string): RefObject<Element | null> => {
  const element = useRef<Element>(null)
  const shown = useRef(what)
  useEffect(() => {
    const framed = element.current
    if (!framed || shown.current === what) return
    shown.current = what
    framed.dataset.flash = ''
    const timer = setTimeout(() => delete framed.dataset.flash, FLASH)
    return () => clearTimeout(timer)
  }, [what])
  return element
}
