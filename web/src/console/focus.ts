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
