import type { Scenario } from '../scenarios.ts'
import type { City } from './city.ts'
import { comingAndGoing, possibleMishaps } from './habits.ts'
import { districts } from './names.ts'
import type { Premises } from './premises.ts'
import { createRandom, type Random } from './random.ts'
import type { Sign } from './signs.ts'
import { type Step, type Story, stories } from './stories.ts'
import { type CityTime, day, dayOf, minute, second } from './week.ts'

/** Something that a panel will report, and when. */
export type Planned = {
  readonly at: CityTime
  readonly panel: number
  readonly sign: Sign | 'link-test'
  /** The zone or user behind it, where there is one. */
  readonly number?: string
}

/** Everything that will happen in a scenario, in order of time, without end. It depends on the seed and on nothing else. */
export function planOf(city: City, scenario: Scenario): Iterable<Planned> {
  const random = createRandom(city.seed).fork('events')
  return inOrder([
    routine(city, scenario.from, random.fork('routine')),
    linkTests(city, scenario.from, random.fork('link tests')),
    told(mishaps(city, scenario, random.fork('mishaps'))),
    told(storm(city, scenario, random.fork('storm'))),
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
    at += random.between(100, 400) * second
    yield {
      at,
      panel: random.pick(unknown).number,
      sign: random.pick(['intrusion', 'low-battery', 'daily-test']),
      number: '1',
    }
  }
}

/** A story at a premises, before its steps are told. */
type Told = { readonly at: CityTime; readonly premises: Premises; readonly story: Story; readonly random: Random }

const firstMishapAfter = 3 * second
/** So long a premises is left in peace after a mishap; a second alarm there would only join the first. */
const peaceAfterMishap = 20 * minute

function* mishaps(city: City, { from, first, mishapEvery }: Scenario, random: Random): Iterable<Told> {
  const lastAt = new Map<Premises, CityTime>()
  for (let at = from + firstMishapAfter; ; at += random.between(...mishapEvery) * second) {
    const possible = city.premises
      .filter((premises) => at - (lastAt.get(premises) ?? Number.NEGATIVE_INFINITY) > peaceAfterMishap)
      .flatMap((premises) =>
        possibleMishaps(premises, at).map(({ story, weight }) => [{ premises, story }, weight] as const),
      )
      .filter(([{ story }]) => lastAt.size > 0 || story === first)
    const { premises, story } = random.weighted(possible)
    lastAt.set(premises, at)
    yield { at, premises, story, random }
  }
}

/** What lightning does, and how often against each other. */
const strikes: readonly (readonly [Story, number])[] = [
  ['mains-lost', 12],
  ['cat-or-curtain', 3],
  ['battery-low', 2],
  ['tampering', 1],
  ['burnt-pilaf', 0.5],
  ['burst-pipe', 0.5],
]

function* storm(city: City, { from, storm: settings }: Scenario, random: Random): Iterable<Told> {
  if (!settings) return
  for (let at = from + 20 * second; ; at += random.between(...settings.strikeEvery) * second) {
    const district = random.pick(districts)
    const there = random.shuffled(city.premises.filter((premises) => premises.district === district))
    const struck = there.slice(0, random.whole(...settings.premises)).map((premises) => ({
      at: at + random.between(0, 25) * second,
      premises,
      story: random.weighted(strikes),
      random,
    }))
    yield* struck.filter(canHappen).sort((a, b) => a.at - b.at)
  }
}

/** Who or what could report a step at a premises: zones, users, or the panel itself, which has no number. None: it cannot happen. */
function reporters({ of }: Step, premises: Premises): readonly (string | undefined)[] {
  if (of === 'panel') return [undefined]
  if (of === 'user') return premises.users
  return premises.zones.filter(({ sense }) => sense === of).map(({ number }) => number)
}

const stepsOf = (story: Story): readonly Step[] => stories[story]

/** Has a premises the detectors and people that a story needs? */
export const canHappen = ({ premises, story }: Pick<Told, 'premises' | 'story'>): boolean =>
  stepsOf(story).every((step) => reporters(step, premises).length > 0)

/**
 * The signals of stories that overlap, in order of time. Stories come in order of their beginning, and a signal is never
 * before the beginning of its story: what is earlier than the next beginning can go.
 */
function* told(beginnings: Iterable<Told>): Iterable<Planned> {
  const pending: Planned[] = []
  for (const beginning of beginnings) {
    while (pending.length > 0 && pending[0]!.at < beginning.at) yield pending.shift()!
    pending.push(...signalsOf(beginning))
    pending.sort((a, b) => a.at - b.at)
  }
}

function signalsOf({ at: beginning, premises, story, random }: Told): Planned[] {
  const signals: Planned[] = []
  /** One and the same detector, or person, plays a part to the end of the story. */
  const cast = new Map(stepsOf(story).map((step) => [step.of, random.pick(reporters(step, premises))]))
  let at = beginning
  for (const { sign, of, after, chance } of stepsOf(story)) {
    at += after ? random.between(...after) * second : 0
    if (chance !== undefined && !random.chance(chance)) continue
    const number = cast.get(of)
    signals.push({ at, panel: premises.number, sign, ...(number !== undefined && { number }) })
  }
  return signals
}

/** Several endless or finite sequences, each in order of time, as one. */
function* inOrder(sequences: readonly Iterable<Planned>[]): Iterable<Planned> {
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
