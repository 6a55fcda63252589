import type { Scenario } from '../scenarios.ts'
import { bustleAt, mostUnquiet, unquietOf } from './bustle.ts'
import type { City } from './city.ts'
import { comingAndGoing, possibleMishaps } from './habits.ts'
import { canHappen, type Happening, type Planned, told } from './happenings.ts'
import { metresBetween } from './plane.ts'
import type { Premises } from './premises.ts'
import { createRandom, type Random } from './random.ts'
import type { Story } from './stories.ts'
import { nearestPatrol } from './units.ts'
import { type CityTime, day, dayOf, minute, second } from './week.ts'

/** Everything that panels will report in a scenario, in order of time, without end. It depends on the seed and on nothing else. */
export function planOf(city: City, scenario: Scenario): Iterable<Planned> {
  const random = createRandom(city.seed).fork('events')
  return inOrder([
    routine(city, scenario.from, random.fork('routine')),
    linkTests(city, scenario.from, random.fork('link tests')),
    told(mishaps(city, scenario, random.fork('mishaps'))),
    told(courses(city, scenario, random.fork('courses'))),
    strangers(city, scenario.from, random.fork('strangers')),
  ])
}

/** People come, go, and once a day the panel tests itself. */
function* routine(city: City, from: CityTime, random: Random): Iterable<Planned> {
  for (let today = dayOf(from); ; today++) {
    const planned = city.premises.flatMap((premises) => {
      const test: Planned = { at: today * day + random.whole(0, day - 1), panel: premises.number, sign: 'daily-test' }
      const hours = premises.users.length > 0 ? comingAndGoing(premises, today) : undefined
      if (!hours) return [test]
      const user = () => ({ panel: premises.number, number: random.pick(premises.users) })
      return [
        test,
        { ...user(), at: hours.opens, sign: 'opening' as const },
        { ...user(), at: hours.closes, sign: 'closing' as const },
      ]
    })
    yield* planned.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at)
  }
}

/** Every panel says at its interval that it is still there. The first ones are spread, or all would dial at once. */
function* linkTests(city: City, from: CityTime, random: Random): Iterable<Planned> {
  const next = city.panels.map(({ linkTestEvery }) => from + random.between(0, linkTestEvery * second))
  for (;;) {
    const panel = next.reduce((first, time, index) => (time < next[first]! ? index : first), 0)
    yield { at: next[panel]!, panel, sign: 'link-test' }
    next[panel]! += city.panels[panel]!.linkTestEvery * second
  }
}

/** Panels that nobody registered: a fitter's mistake, or a customer of somebody else. */
function* strangers(city: City, from: CityTime, random: Random): Iterable<Planned> {
  const unknown = city.panels.filter(({ premises }) => premises === undefined)
  for (let at = from; ; ) {
    at += random.between(300, 1500) * second
    yield {
      at,
      panel: random.pick(unknown).number,
      sign: random.pick(['intrusion', 'low-battery', 'daily-test']),
      number: '1',
    }
  }
}

const firstMishapAfter = 3 * second
/** Seconds from one mishap to the next on a busy evening, from and to. */
const mishapEvery = [15, 29] as const
/** So long a premises is left in peace after a mishap; a second alarm there would only join the first. */
const peaceAfterMishap = 20 * minute

function* mishaps(city: City, { from, first }: Scenario, random: Random): Iterable<Happening> {
  const lastAt = new Map<Premises, CityTime>()
  for (let at = from + firstMishapAfter; ; at += (random.between(...mishapEvery) * second) / bustleAt(at)) {
    const { premises, story } =
      lastAt.size === 0 ? firstMishap(city, first, at, random) : mishapAt(city, at, lastAt, random)
    lastAt.set(premises, at)
    yield { at, premises, story, random }
  }
}

/** The first thing that a visitor sees is near a team that can go there. */
const nearEnough = 750

function firstMishap(city: City, story: Story, at: CityTime, random: Random): Pick<Happening, 'premises' | 'story'> {
  const possible = city.premises.filter((premises) =>
    possibleMishaps(premises, at).some((mishap) => mishap.story === story),
  )
  const metresToTeam = (premises: Premises) => {
    const team = nearestPatrol(city.units, premises.at, at)
    return team ? metresBetween(team.at, premises.at) : Number.POSITIVE_INFINITY
  }
  const near = possible.filter((premises) => metresToTeam(premises) < nearEnough)
  return { premises: random.pick(near.length > 0 ? near : possible), story }
}

/** More than any premises has mishaps to choose from, by their weights and the unrest of its district. */
const mostWeight = 8 * mostUnquiet

/** Looks at one place after the other, and stays as often as much can go wrong there. */
function mishapAt(
  city: City,
  at: CityTime,
  lastAt: ReadonlyMap<Premises, CityTime>,
  random: Random,
): Pick<Happening, 'premises' | 'story'> {
  for (;;) {
    const premises = random.pick(city.premises)
    if (at - (lastAt.get(premises) ?? Number.NEGATIVE_INFINITY) < peaceAfterMishap) continue
    const possible = possibleMishaps(premises, at)
    const weight = possible.reduce((sum, mishap) => sum + mishap.weight, 0)
    if (!random.chance((weight * unquietOf(premises.district, at, city.seed)) / mostWeight)) continue
    return { premises, story: random.weighted(possible.map((mishap) => [mishap.story, mishap.weight])) }
  }
}

/** What the scenario brings beside the everyday: again and again, with a pause between. */
function* courses(city: City, { from, course }: Scenario, random: Random): Iterable<Happening> {
  if (!course) return
  for (let round = 0; ; round++) {
    const own = random.fork(round)
    const happenings = course.happenings(city, from + round * course.every, own).filter(canHappen)
    yield* happenings.map((one) => ({ ...one, random: own })).sort((a, b) => a.at - b.at)
  }
}

/** Several endless or finite sequences, each in order of time, as one. */
export function* inOrder<Item extends { readonly at: CityTime }>(sequences: readonly Iterable<Item>[]): Iterable<Item> {
  const heads = sequences.map((sequence) => {
    const iterator = sequence[Symbol.iterator]()
    return { iterator, next: iterator.next() }
  })
  for (;;) {
    const going = heads.filter(({ next }) => !next.done)
    if (going.length === 0) return
    const first = going.reduce((a, b) => (b.next.value.at < a.next.value.at ? b : a))
    yield first.next.value
    first.next = first.iterator.next()
  }
}
