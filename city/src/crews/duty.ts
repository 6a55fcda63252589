import type { AssignmentView, IncidentView, UnitView } from '../api/words.ts'
import type { Random } from '../model/random.ts'
import { type CityTime, second } from '../model/week.ts'

/** What a crew was sent to. Where that is, it asks for: the live push tells crews no addresses. */
export type Job = { readonly assignment: string; readonly incident: string; readonly status: AssignmentView['status'] }

/** How far a crew is with its work, as it knows itself and from the centre. */
export type Stage = 'free' | 'called' | 'acknowledged' | 'driving' | 'arrived' | 'working' | 'clearing'

/** The buttons of the crew API. */
export type Button = 'acknowledge' | 'en-route' | 'on-scene' | 'clear' | 'available'

/** What a crew is about to do: press a button at a time. Without a button it waits for something to change. */
export type Intention = { readonly about: string; readonly button?: Button; readonly at: CityTime }

export const idle: Intention = { about: '', at: 0 }

/** For each stage the button that ends it, and the seconds that it takes a crew to get there. */
const habits: Readonly<Partial<Record<Stage, { button: Button; takes: readonly [least: number, most: number] }>>> = {
  called: { button: 'acknowledge', takes: [3, 11] },
  acknowledged: { button: 'en-route', takes: [2, 8] },
  arrived: { button: 'on-scene', takes: [1, 4] },
  working: { button: 'clear', takes: [35, 110] },
  clearing: { button: 'available', takes: [6, 20] },
}

/** Now and then a crew is away from the radio, for longer than the minute after which the centre is warned (seconds). */
const missesTheCall = { chance: 1 / 12, takes: [66, 95] } as const

/** The crew's job among the open incidents, if it has one. */
export function jobOf(unit: string, incidents: Iterable<IncidentView>): Job | undefined {
  for (const { id, assignments } of incidents) {
    const mine = assignments.find((assignment) => assignment.unit === unit && isUnderWay(assignment))
    if (mine) return { assignment: mine.id, incident: id, status: mine.status }
  }
  return undefined
}

export const isUnderWay = ({ status }: AssignmentView): boolean => status !== 'cleared' && status !== 'recalled'

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
  random: Random,
): Intention {
  const about = `${job?.assignment ?? ''} ${stage}`
  if (before.about === about) return before
  const habit = habits[stage]
  if (!habit) return { about, at: now }
  const isLate = stage === 'called' && random.chance(missesTheCall.chance)
  const seconds = random.between(...(isLate ? missesTheCall.takes : habit.takes))
  return { about, button: habit.button, at: now + seconds * second }
}

export const isDue = ({ button, at }: Intention, now: CityTime): boolean => button !== undefined && now >= at

/** The button has been pressed; what comes of it, the centre will tell. */
export const pressed = ({ about, at }: Intention): Intention => ({ about, at })
