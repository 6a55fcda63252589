import { type RefObject, useEffect, useRef } from 'react'

/** Long enough to be caught out of the corner of the eye, ms. */
const FLASH = 1600

/** Lightens the element's ground for a moment when `what` changes: not at first, and not for who wants no motion. */
export const useFlash = <Element extends HTMLElement>(what: string): RefObject<Element | null> => {
  const element = useRef<Element>(null)
  const shown = useRef(what)
  useEffect(() => {
    if (shown.current === what) return
    shown.current = what
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    // Without a last keyframe it ends at whatever ground the element has then.
    element.current?.animate([{ backgroundColor: 'var(--line-strong)', offset: 0 }], {
      duration: FLASH,
      easing: 'ease-out',
    })
  }, [what])
  return element
}
