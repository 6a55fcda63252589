import { minute, second } from '../model/week.ts'
import type { Course, Drafted } from './course.ts'

/** So long the district is without current. */
const lasts = 55 * minute

/**
 * The mains of one district fail, street by street within a minute and a half. Panels go on from their batteries; the old
 * ones die one after the other, and with the masts some paths. After an hour the current returns, and everything says so.
 */
export const powerCut: Course = {
  every: lasts + 45 * minute,
  happenings(city, from, random) {
    const cutAt = from + 45 * second
    const backAt = cutAt + lasts
    const district = random.pick(city.stations).id
    return city.premises
      .filter((premises) => premises.district === district)
      .flatMap((premises) => {
        const it = (at: number, story: Drafted['story']): Drafted => ({ at, premises, story })
        const told = [it(cutAt + random.between(0, 90) * second, 'mains-out')]
        const back = backAt + random.between(0, 180) * second
        if (random.chance(0.42)) {
          told.push(it(cutAt + random.between(9, 50) * minute, 'battery-dying'))
          told.push(it(back + random.between(4, 22) * minute, 'battery-charged'))
        }
        if (random.chance(0.14)) {
          told.push(it(cutAt + random.between(15, 40) * minute, 'path-down'))
          told.push(it(back + random.between(1, 5) * minute, 'path-up'))
        }
        // In the dark people fall, and some help themselves.
        if (random.chance(0.12)) {
          const story = random.pick(['panic-button', 'taken-ill', 'break-in', 'broken-window', 'burnt-pilaf'] as const)
          told.push(it(cutAt + random.between(6, 52) * minute, story))
        }
        return [...told, it(back, 'mains-back')]
      })
  },
  tellings(city, from, random) {
    const cutAt = from + 45 * second
    return Array.from({ length: 3 }, (_, index) => {
      const corner = random.pick(city.streets.segments.filter((segment) => segment.class !== 'lane'))
      return {
        at: cutAt + (7 + 13 * index + random.between(0, 6)) * minute,
        type: index === 1 ? ('technical' as const) : ('traffic' as const),
        priority: 3,
        place: corner.line[0]!,
        address: corner.street,
        narrative:
          index === 1 ? 'Liftda odam qolgan, chiroq oʻchgan.' : 'Svetofor ishlamayapti, chorrahada toʻqnashuv.',
      }
    })
  },
}
