import type { City } from '../model/city.ts'
import { placeOfStadium } from '../model/premises.ts'
import type { Random } from '../model/random.ts'
import type { Story } from '../model/stories.ts'
import { hour, minute } from '../model/week.ts'
import { around, type Course, type Drafted } from './course.ts'

/** Minutes after the beginning of the scenario. */
const kickOff = 20
const halfTime = kickOff + 45
const secondHalf = halfTime + 15
const whistle = secondHalf + 48
const allHome = whistle + 75

/** What happens where, how often in which stretch of the evening. */
type Stretch = {
  readonly from: number
  readonly to: number
  readonly times: number
  /** At the stadium itself, or at premises so far around it (m). */
  readonly within: number
  readonly stories: readonly (readonly [Story, number])[]
}

const stretches: readonly Stretch[] = [
  {
    from: 1,
    to: kickOff,
    times: 5,
    within: 1_400,
    stories: [
      ['panic-button', 3],
      ['taken-ill', 2],
      ['hold-up', 1],
    ],
  },
  { from: 4, to: kickOff, times: 2, within: 0, stories: [['taken-ill', 1]] },
  {
    from: kickOff,
    to: halfTime,
    times: 4,
    within: 0,
    stories: [
      ['panic-button', 2],
      ['taken-ill', 2],
    ],
  },
  {
    from: halfTime,
    to: secondHalf,
    times: 4,
    within: 700,
    stories: [
      ['panic-button', 3],
      ['taken-ill', 2],
      ['burnt-pilaf', 1],
    ],
  },
  {
    from: secondHalf,
    to: whistle,
    times: 6,
    within: 0,
    stories: [
      ['panic-button', 4],
      ['taken-ill', 2],
      ['fire', 0.4],
    ],
  },
  {
    from: whistle - 3,
    to: whistle + 25,
    times: 14,
    within: 1_500,
    stories: [
      ['panic-button', 6],
      ['taken-ill', 3],
      ['broken-window', 3],
      ['hold-up', 1],
    ],
  },
  {
    from: whistle + 10,
    to: allHome,
    times: 20,
    within: 4_000,
    stories: [
      ['panic-button', 5],
      ['taken-ill', 2],
      ['broken-window', 2],
      ['clumsy-owner', 2],
    ],
  },
]

/** What stewards and passers-by tell an operator. */
const calls: readonly {
  readonly at: number
  readonly type: 'disturbance' | 'traffic' | 'medical'
  readonly says: string
}[] = [
  { at: kickOff - 8, type: 'traffic', says: 'Stadion oldida tirbandlik, ikki mashina toʻqnashgan.' },
  { at: kickOff + 31, type: 'disturbance', says: 'B sektorda mushtlashuv, oʻn chogʻli odam.' },
  { at: halfTime + 6, type: 'medical', says: 'Kassalar oldida ayol hushidan ketgan.' },
  { at: secondHalf + 33, type: 'disturbance', says: 'D sektorda mashʼala yoqilgan, oʻrindiqlar sindirilmoqda.' },
  { at: whistle + 4, type: 'disturbance', says: 'Chiqishda ikki guruh muxlislar janjallashmoqda.' },
  { at: whistle + 9, type: 'disturbance', says: 'Bekatda mushtlashuv, bir kishi yaralangan.' },
  { at: whistle + 16, type: 'traffic', says: 'Avtobus bilan yengil mashina toʻqnashgan.' },
  { at: whistle + 34, type: 'disturbance', says: 'Koʻchada shovqin, vitrinaga tosh otilgan.' },
]

/** An evening at the stadium: people come, two halves, and the way home, which is the worst of it. */
export const football: Course = {
  every: allHome * minute + hour,
  happenings: (city, from, random) =>
    stretches.flatMap((stretch) =>
      Array.from({ length: stretch.times }, () => happeningIn(stretch, city, from, random)).filter(
        (one) => one !== undefined,
      ),
    ),
  tellings(city, from, random) {
    const near = around(city, placeOfStadium(city.ground), 900)
    return calls.map(({ at, type, says }) => {
      const { at: place, address } = at > whistle + 10 ? random.pick(near) : near[0]!
      return { at: from + at * minute, type, priority: type === 'medical' ? 2 : 3, place, address, narrative: says }
    })
  },
  // Between the two groups at the gate, a crew is in trouble itself.
  callsForHelp: (city, from) => [{ at: from + (whistle + 12) * minute, near: placeOfStadium(city.ground) }],
}

function happeningIn(stretch: Stretch, city: City, from: number, random: Random): Drafted | undefined {
  const stadium = placeOfStadium(city.ground)
  const story = random.weighted(stretch.stories)
  const at = from + random.between(stretch.from, stretch.to) * minute
  const places = city.premises.filter(({ kind }) => kind === 'stadium')
  const candidates = stretch.within === 0 ? places : around(city, stadium, stretch.within)
  return candidates.length > 0 ? { at, premises: random.pick(candidates), story } : undefined
}
