import type { Scenario } from '../scenarios.ts'
import { bustleAt } from './bustle.ts'
import type { City } from './city.ts'
import { inOrder } from './plan.ts'
import type { Point } from './plane.ts'
import { createRandom, type Random } from './random.ts'
import { nearestPatrol } from './units.ts'
import { type CityTime, hour, minute } from './week.ts'

/** Something that no panel reports: somebody tells an operator, who opens an incident by hand. */
export type Telling = {
  readonly at: CityTime
  readonly type: 'traffic' | 'disturbance' | 'medical' | 'technical'
  readonly priority: number
  readonly place: Point
  readonly address: string
  readonly narrative: string
}

/** A crew that needs help itself: the patrol on duty that is nearest to a place. */
export type CallForHelp = { readonly at: CityTime; readonly near: Point }

const everydays: readonly (readonly [Pick<Telling, 'type' | 'priority' | 'narrative'>, number])[] = [
  [{ type: 'traffic', priority: 3, narrative: 'Ikki mashina toʻqnashgan, jabrlanganlar yoʻq.' }, 4],
  [{ type: 'traffic', priority: 2, narrative: 'Piyoda urib yuborilgan, hushida.' }, 1],
  [{ type: 'disturbance', priority: 3, narrative: 'Hovlida janjal, baqiriq-chaqiriq.' }, 3],
  [{ type: 'disturbance', priority: 4, narrative: 'Baland musiqa, qoʻshnilar shikoyat qilmoqda.' }, 2],
  [{ type: 'medical', priority: 2, narrative: 'Bekatda erkak kishi yiqilib qolgan.' }, 2],
  [{ type: 'technical', priority: 4, narrative: 'Suv quvuri yorilgan, koʻchaga suv oqyapti.' }, 1],
]
/** Minutes from one to the next on a busy evening. */
const tellingEvery = [7, 19] as const

/** What people tell, in order of time, without end. */
export function tellingsOf(city: City, scenario: Scenario): Iterable<Telling> {
  const random = createRandom(city.seed).fork('tellings')
  return inOrder([
    everyday(city, scenario.from, random.fork('everyday')),
    ofCourses(city, scenario, random.fork('courses')),
  ])
}

function* everyday(city: City, from: CityTime, random: Random): Iterable<Telling> {
  const places = city.streets.segments.filter((segment) => segment.class !== 'lane' && !segment.bridge)
  for (let at = from; ; ) {
    at += (random.between(...tellingEvery) * minute) / bustleAt(at)
    const { line, street } = random.pick(places)
    yield { at, ...random.weighted(everydays), place: line[0]!, address: street }
  }
}

function* ofCourses(city: City, { from, course }: Scenario, random: Random): Iterable<Telling> {
  if (!course?.tellings) return
  for (let round = 0; ; round++) {
    const told = course.tellings(city, from + round * course.every, random.fork(round))
    yield* [...told].sort((a, b) => a.at - b.at)
  }
}

/** Hours from one call for help to the next: it is rare, and nobody forgets it. */
const helpEvery = [4.5, 9] as const

/** When which crew calls for help, in order of time, without end. */
export function* callsForHelp(
  city: City,
  scenario: Scenario,
): Iterable<{ readonly at: CityTime; readonly unit: string }> {
  const random = createRandom(city.seed).fork('calls for help')
  for (const { at, near } of inOrder([seldom(city, scenario.from, random), inCourses(city, scenario)])) {
    const unit = nearestPatrol(city.units, near, at)
    if (unit) yield { at, unit: unit.id }
  }
}

function* seldom(city: City, from: CityTime, random: Random): Iterable<CallForHelp> {
  for (let at = from; ; ) {
    at += random.between(...helpEvery) * hour
    yield { at, near: random.pick(city.streets.junctions) }
  }
}

function* inCourses(city: City, { from, course }: Scenario): Iterable<CallForHelp> {
  if (!course?.callsForHelp) return
  for (let round = 0; ; round++) yield* course.callsForHelp(city, from + round * course.every)
}
