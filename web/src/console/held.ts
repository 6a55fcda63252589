import { useState } from 'react'
import type { Incident } from '../api/words.ts'
import { type Row, split, type Thing } from './thing.ts'

/** What an operator goes back to. */
export interface Held {
  /** What is in hand, or was before premises were looked up; null when nothing is. */
  readonly row: Row | null
  /** The incident that is in hand, or was last. */
  readonly incident: string | null
}

const nothingHeld: Held = { row: null, incident: null }

/** Premises are looked up beside the thing in hand, not in its place; and who closed an incident may still want to see it again. */
export const heldAfter = (held: Held, thing: Thing | null, incident: Incident | null): Held => ({
  row: thing && split(thing).kind === 'premises' ? held.row : (thing as Row | null),
  incident: incident?.id ?? held.incident,
})

/** What is held now that these lie before the operator. */
export const useHeld = (thing: Thing | null, incident: Incident | null): Held => {
  const [before, setBefore] = useState(nothingHeld)
  const held = heldAfter(before, thing, incident)
  if (held.row !== before.row || held.incident !== before.incident) setBefore(held)
  return held
}
