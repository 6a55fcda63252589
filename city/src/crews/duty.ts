import type { AssignmentView, IncidentView, UnitView } from '../api/words.ts'
import { type Point, type Position, toPoint } from '../model/plane.ts'
import { type CityTime, second } from '../model/week.ts'
import type { Temper } from './temper.ts'

/** What a crew was sent to, and where that is, as the live push tells its phone. */
export type Job = {
  readonly assignment: string
  readonly incident: string
  readonly status: AssignmentView['status']
  readonly place: Position | undefined
}

/** How far a crew is with its work, as it knows itself and from the centre. */
export type Stage = 'free' | 'called' | 'acknowledged' | 'driving' | 'arrived' | 'working' | 'clearing'

/** The buttons of the crew API. */
export type Button = 'acknowledge' | 'en-route' | 'on-scene' | 'clear' | 'available'

/** What a crew is about to do: press a button at a time. Without a button it waits for something to change. */
export type Intention = { readonly about: string; readonly button?: Button; readonly at: CityTime }

export const idle: Intention = { about: '', at: 0 }

/** For each stage the button that ends it, and how long this crew takes over it. */
const habits: Readonly<
  Partial<Record<Stage, { readonly button: Button; readonly takes: (temper: Temper) => number }>>
> = {
  called: { button: 'acknowledge', takes: ({ acknowledges }) => acknowledges },
  acknowledged: { button: 'en-route', takes: ({ setsOff }) => setsOff },
  arrived: { button: 'on-scene', takes: ({ steps }) => steps },
  working: { button: 'clear', takes: ({ works }) => works },
  clearing: { button: 'available', takes: ({ clears }) => clears },
}

/** The crew's job among the open incidents, if it has one. */
export function jobOf(unit: string, incidents: Iterable<IncidentView>): Job | undefined {
  for (const { id, assignments, place } of incidents) {
    const mine = assignments.find((assignment) => assignment.unit === unit && isUnderWay(assignment))
    if (mine) return { assignment: mine.id, incident: id, status: mine.status, place: place?.position }
  }
  return undefined
}

export const isUnderWay = ({ status }: AssignmentView): boolean => status !== 'cleared' && status !== 'recalled'

export const sceneAt = (job: Job | undefined): Point | undefined => job?.place && toPoint(job.place)

/** Where the car of a crew from outside drives: to the scene, once they have said that they are on their way. */
export const goalOfGuests = (job: Job | undefined): Point | undefined =>
  job?.status === 'en-route' || job?.status === 'on-scene' ? sceneAt(job) : undefined

const stages: Readonly<Partial<Record<AssignmentView['status'], Stage>>> = {
  assigned: 'called',
  acknowledged: 'acknowledged',
  'on-scene': 'working',
}

export function stageOf(job: Job | undefined, status: UnitView['status'] | undefined, isAtScene: boolean): Stage {
  if (!job) return status === 'clearing' ? 'clearing' : 'free'
  return stages[job.status] ?? (isAtScene ? 'arrived' : 'driving')
}

/** Makes up a crew's mind once for each stage of each job; after that it sticks to it. */
export function intend(
  before: Intention,
  stage: Stage,
  job: Job | undefined,
  now: CityTime,
  temper: Temper,
): Intention {
  const about = `${job?.assignment ?? ''} ${stage}`
  if (before.about === about) return before
  const habit = habits[stage]
  return habit ? { about, button: habit.button, at: now + habit.takes(temper) * second } : { about, at: now }
}

export const isDue = ({ button, at }: Intention, now: CityTime): boolean => button !== undefined && now >= at

/** The button has been pressed; what comes of it, the centre will tell. */
export const pressed = ({ about, at }: Intention): Intention => ({ about, at })
