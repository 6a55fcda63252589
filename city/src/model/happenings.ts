import type { Premises } from './premises.ts'
import type { Random } from './random.ts'
import type { Sign } from './signs.ts'
import { type Step, type Story, stories } from './stories.ts'
import { type CityTime, second } from './week.ts'

/** A story at a premises, before its steps are told. */
export type Happening = {
  readonly at: CityTime
  readonly premises: Premises
  readonly story: Story
  readonly random: Random
}

/** Something that a panel will report, and when. */
export type Planned = {
  readonly at: CityTime
  readonly panel: number
  readonly sign: Sign | 'link-test'
  /** The zone or user behind it, where there is one. */
  readonly number?: string
  /** The story that begins with it. */
  readonly begins?: Story
}

const stepsOf = (story: Story): readonly Step[] => stories[story]

/** Who or what could report a step at a premises: zones, users, or the panel itself, which has no number. None: it cannot happen. */
function reporters({ of }: Step, premises: Premises): readonly (string | undefined)[] {
  if (of === 'panel') return [undefined]
  if (of === 'user') return premises.users
  return premises.zones.filter(({ sense }) => sense === of).map(({ number }) => number)
}

/** Has a premises the detectors and people that a story needs? */
export const canHappen = ({ premises, story }: Pick<Happening, 'premises' | 'story'>): boolean =>
  stepsOf(story).every((step) => reporters(step, premises).length > 0)

/**
 * The signals of stories that overlap, in order of time. Stories come in order of their beginning, and a signal is never
 * before the beginning of its story: what is earlier than the next beginning can go.
 */
export function* told(happenings: Iterable<Happening>): Iterable<Planned> {
  const pending: Planned[] = []
  for (const happening of happenings) {
    while (pending.length > 0 && pending[0]!.at < happening.at) yield pending.shift()!
    pending.push(...signalsOf(happening))
    pending.sort((a, b) => a.at - b.at)
  }
  yield* pending
}

function signalsOf({ at: beginning, premises, story, random }: Happening): Planned[] {
  const signals: Planned[] = []
  /** One and the same detector, or person, plays a part to the end of the story. */
  const cast = new Map(stepsOf(story).map((step) => [step.of, random.pick(reporters(step, premises))]))
  let at = beginning
  for (const { sign, of, after, chance } of stepsOf(story)) {
    at += after ? random.between(...after) * second : 0
    if (chance !== undefined && !random.chance(chance)) continue
    const number = cast.get(of)
    const isFirst = signals.length === 0
    signals.push({
      at,
      panel: premises.number,
      sign,
      ...(number !== undefined && { number }),
      ...(isFirst && { begins: story }),
    })
  }
  return signals
}
