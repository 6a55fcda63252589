import { createRandom, hash } from '../model/random.ts'

/** How a crew goes about one job: how many seconds it takes over each step, and what it has to tell. */
export type Temper = {
  readonly acknowledges: number
  readonly setsOff: number
  readonly steps: number
  readonly works: number
  readonly clears: number
  /** So many seconds after it began to work; not every crew is talkative. */
  readonly says?: number
  readonly notes?: number
  readonly wantsBackUp?: number
  /** Which of the things one could say there: 0 up to, and without, 1. */
  readonly words: number
}

/** Now and then a crew is away from the radio, for longer than the minute after which the centre is warned (seconds). */
const missesTheCall = { chance: 1 / 12, takes: [66, 95] } as const

/** The temper of a team in its so many-eth job (from 0) since the city began: by the seed, whatever that job will be. */
export function temperOf(seed: number, unit: string, ordinal: number): Temper {
  const random = createRandom(hash(`${unit} ${ordinal}`, seed))
  const isAway = random.chance(missesTheCall.chance)
  return {
    acknowledges: isAway ? random.between(...missesTheCall.takes) : random.between(3, 11),
    setsOff: random.between(2, 8),
    steps: random.between(1, 4),
    works: random.between(70, 260),
    clears: random.between(6, 20),
    ...(random.chance(0.3) && { says: random.between(12, 50) }),
    ...(random.chance(0.45) && { notes: random.between(20, 60) }),
    ...(random.chance(0.05) && { wantsBackUp: random.between(15, 40) }),
    words: random.next(),
  }
}
