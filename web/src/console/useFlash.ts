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
    element.current?.animate(
      [{ backgroundColor: 'var(--line-strong)' }, { backgroundColor: 'transparent', offset: 1 }],
      {
        duration: FLASH,
        easing: 'ease-out',
        composite: 'replace',
      },
    )
  }, [what])
  return element
}
