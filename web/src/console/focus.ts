import { useEffect } from 'react'

/** The parts of the console that can have the keyboard's focus; each is one stop, lists are walked with the arrows inside. */
export type Zone = 'queue' | 'units'

const elements = new Map<Zone, HTMLElement>()

/** For the `ref` of a zone's list. */
export const zoneRef = (zone: Zone) => (element: HTMLElement | null) => {
  if (!element) return
  elements.set(zone, element)
  return () => {
    elements.delete(zone)
  }
}

export const focusZone = (zone: Zone): void => elements.get(zone)?.focus({ preventScroll: true })

/** A click on a button must not take the focus out of the list: the next key press belongs there. */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()

/** When what had the focus is gone (a row, a button, a dialog), it returns to the list where it last was. */
export const useKeptFocus = (): void => {
  useEffect(() => {
    let last: Zone = 'queue'
    focusZone(last)
    const remember = ({ target }: FocusEvent) => {
      const zone = [...elements].find(([, element]) => element === target)?.[0]
      if (zone) last = zone
    }
    const find = () => {
      if (document.activeElement && document.activeElement !== document.body) return
      if (!document.querySelector('[role="dialog"]')) focusZone(last)
    }
    // A removed element leaves the focus on the body, in some browsers without an event: so it is looked for as well.
    const timer = setInterval(find, 500)
    const soon = () => requestAnimationFrame(find)
    addEventListener('focusin', remember)
    addEventListener('focusout', soon)
    return () => {
      clearInterval(timer)
      removeEventListener('focusin', remember)
      removeEventListener('focusout', soon)
    }
  }, [])
}
