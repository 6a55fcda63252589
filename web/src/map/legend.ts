import type { Unit } from '../api/words.ts'
import { preferences } from '../ui/preferences.ts'

/** Shows what the signs mean, or hides it: on every map of this browser. */
export const toggleLegend = (): void => preferences.change({ legend: !preferences.get().legend })

/** What happens, in the order of its urgency: the word for each sign, and of which marks it is drawn (see `overlay/marks.ts`). */
export const happenings = [
  { word: 'distress', marks: ['ring distress 1', 'thing 1'] },
  { word: 'late', marks: ['ring late 2', 'thing 2 waiting'] },
  { word: 'waiting', marks: ['thing 3 waiting'] },
  { word: 'taken', marks: ['thing 3'] },
  { word: 'chosen', marks: ['ring chosen', 'thing 3'] },
] as const

/** The statuses of a unit, as one after the other they are. */
export const statuses = [
  'available',
  'assigned',
  'en-route',
  'on-scene',
  'clearing',
  'out-of-service',
] as const satisfies readonly Unit['status'][]
