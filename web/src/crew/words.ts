import type { Assignment, Capability, Incident, Person, Unit } from '../api/words.ts'

/** The words of the crew's page: a unit on its shift, and the incident as its crew sees it. */

export type Position = readonly [longitude: number, latitude: number]

/** One line of the check at the start of a shift. */
export interface Checked {
  readonly item: string
  readonly ok: boolean
  readonly note?: string
}

/** When the present shift began, and what was checked. */
export interface Shift {
  readonly since: string
  readonly equipment: readonly Checked[]
}

/** A crew in need: since when, where, and who at the desk answers for it. */
export interface DistressCall {
  readonly since: string
  readonly incident: string | null
  readonly takenBy: Pick<Person, 'id' | 'name'> | null
}

export type CrewUnit = Unit & { readonly shift: Shift | null; readonly distress: DistressCall | null }

export interface Note {
  readonly at: string
  readonly by: { readonly id: string; readonly name: string }
  readonly text: string
}

export type CrewIncident = Incident & {
  readonly premises: { readonly name: string; readonly address: string; readonly notes?: string } | null
  readonly notes: readonly Note[]
}

export type { Assignment, Capability }
