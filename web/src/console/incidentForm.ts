import type { BodyOf, IncidentType, Order, Priority } from '../api/words.ts'
import type { Hand } from './thing.ts'

/** A distress is raised by its unit, and by nothing else. */
type ChosenType = Exclude<IncidentType, 'distress'>

/** What is typed into the form of an incident, as it stands in its fields. */
export interface IncidentDraft {
  readonly type: ChosenType | ''
  readonly priority: `${Priority}` | ''
  readonly address: string
  readonly coordinates: string
  readonly narrative: string
}
export type Field = keyof IncidentDraft
const fields = ['type', 'priority', 'address', 'coordinates', 'narrative'] as const satisfies readonly Field[]

/** A new incident; one made of an alarm that has no place; a correction. */
export type Purpose = 'new' | 'place' | 'change'

/** What was filled in, as the API has it. */
type Filled = BodyOf<'/api/incidents/{id}/change'>

interface FormPurpose {
  readonly required: readonly Field[]
  readonly action: 'newIncident' | 'escalate' | 'change'
  readonly order: (hand: Hand, filled: Filled) => Order | null
}

export const formPurposes: Readonly<Record<Purpose, FormPurpose>> = {
  new: {
    required: ['type', 'priority', 'address', 'coordinates'],
    action: 'newIncident',
    order: (_hand, filled) => ({ path: '/api/incidents', id: null, body: filled as BodyOf<'/api/incidents'> }),
  },
  place: {
    required: ['address', 'coordinates'],
    action: 'escalate',
    order: ({ alarm }, body) => alarm && { path: '/api/alarms/{id}/escalate', id: alarm.id, body },
  },
  change: {
    required: [],
    action: 'change',
    order: ({ incident }, body) => incident && { path: '/api/incidents/{id}/change', id: incident.id, body },
  },
}

/** What the fields hold when the form opens: a correction begins with what is, everything else with nothing. */
export const draftFrom = (purpose: Purpose, { incident }: Hand): IncidentDraft => {
  const known = purpose === 'change' ? incident : null
  return {
    type: known && known.type !== 'distress' ? known.type : '',
    priority: known ? (String(known.priority) as `${Priority}`) : '',
    address: known?.place?.address ?? '',
    coordinates: known?.place ? writeCoordinates(known.place.position) : '',
    narrative: known?.narrative ?? '',
  }
}

/** What was typed over what the form began with, as a draft keeps it; empty when nothing was. */
export const writeChanges = (draft: IncidentDraft, beginning: IncidentDraft): string => {
  const changed = fields.filter((field) => draft[field] !== beginning[field])
  return changed.length ? JSON.stringify(Object.fromEntries(changed.map((field) => [field, draft[field]]))) : ''
}

/** The form again as it was left: what was typed, over what is known now. What it was not typed into may have changed. */
export const withChanges = (beginning: IncidentDraft, kept: string): IncidentDraft => ({
  ...beginning,
  ...(kept && (JSON.parse(kept) as Partial<IncidentDraft>)),
})

/** The ways to write two numbers. With decimal commas a comma alone cannot stand between the numbers as well. */
const pairs = [
  /^(-?\d{1,2}(?:\.\d+)?)(?:\s*[,;]\s*|\s+)(-?\d{1,3}(?:\.\d+)?)$/,
  /^(-?\d{1,2}(?:,\d+)?)(?:\s*;\s*|,?\s+)(-?\d{1,3}(?:,\d+)?)$/,
]

/**
 * Reads `41.3111, 69.2797` as people copy it out of a map, or `41,3111; 69,2797` as they write it: latitude first.
 * Returns `[longitude, latitude]` as the API has it, or null when it is no point on the earth.
 */
export const readCoordinates = (typed: string): [longitude: number, latitude: number] | null => {
  const parts = pairs.map((pair) => pair.exec(typed.trim())).find((found) => found !== null)
  if (!parts) return null
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.slice(1).map((part) => Number(part.replace(',', '.')))
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null
}

const writeCoordinates = ([longitude, latitude]: readonly number[]): string => `${latitude}, ${longitude}`

/** The fields that cannot be sent as they stand. A place is both an address and a point; `required` ones must be filled. */
export const unfit = (draft: IncidentDraft, required: readonly Field[]): readonly Field[] => {
  const wrong = new Set(required.filter((field) => !draft[field].trim()))
  const placed = Boolean(draft.address.trim() || draft.coordinates.trim())
  if (placed && !draft.address.trim()) wrong.add('address')
  if (placed && !readCoordinates(draft.coordinates)) wrong.add('coordinates')
  return [...wrong]
}

/** The body to send: only what was filled in. Call it when {@link unfit} finds nothing. */
export const bodyOf = ({ type, priority, address, coordinates, narrative }: IncidentDraft): Filled => {
  const position = readCoordinates(coordinates)
  return {
    ...(type && { type }),
    ...(priority && { priority: Number(priority) as Priority }),
    ...(position && { place: { position, address: address.trim() } }),
    ...(narrative.trim() && { narrative: narrative.trim() }),
  }
}
