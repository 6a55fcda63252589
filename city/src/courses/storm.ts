import { between, type Point } from '../model/plane.ts'
import type { Random } from '../model/random.ts'
import type { Station } from '../model/stations.ts'
import type { Story } from '../model/stories.ts'
import { minute, second } from '../model/week.ts'
import { around, type Course, type Drafted } from './course.ts'

/** What lightning does, and how often against each other. */
const strikes: readonly (readonly [Story, number])[] = [
  ['mains-lost', 12],
  ['cat-or-curtain', 3],
  ['battery-low', 2],
  ['tampering', 1],
  ['burnt-pilaf', 0.5],
  ['burst-pipe', 0.8],
  ['broken-window', 0.8],
  ['fire', 0.3],
]

const lasts = 80 * minute
/** How wide the storm is (m), and over how many districts it comes. */
const width = 1_500
const districtsHit = 6

/** A thunderstorm comes up in one district, wanders over six, and leaves broken pipes and dead batteries behind. */
export const storm: Course = {
  every: lasts + 40 * minute,
  happenings(city, from, random) {
    const track = trackOver(city.stations, random)
    const struck: Drafted[] = []
    for (let passed = 20 * second; passed < lasts; passed += (random.between(42, 84) * second) / strengthAt(passed)) {
      const eye = placeOn(track, passed / lasts)
      const there = random.shuffled(around(city, eye, width)).slice(0, random.whole(4, 10))
      for (const premises of there) {
        struck.push({ at: from + passed + random.between(0, 25) * second, premises, story: random.weighted(strikes) })
      }
    }
    return struck
  },
  tellings: (city, from, random) =>
    Array.from({ length: 4 }, (_, index) => {
      const place = random.pick(city.streets.segments.filter((segment) => segment.class === 'street'))
      return {
        at: from + (20 + 14 * index + random.between(0, 8)) * minute,
        type: 'traffic',
        priority: 3,
        place: place.line[0]!,
        address: place.street,
        narrative: random.pick([
          'Daraxt qulab, yoʻlni toʻsib qoʻygan.',
          'Sim uzilib tushgan, uchqun chiqyapti.',
          'Yoʻlni suv bosgan, mashina oʻchib qolgan.',
        ]),
      }
    }),
}

/** It grows for a quarter of its time, rages, and dies down: 0.25 to 1. */
const strengthAt = (passed: number): number => 0.25 + 0.75 * Math.sin((Math.PI * passed) / lasts) ** 0.8

/** From station to station, each time to one of the nearest that it has not seen. */
function trackOver(stations: readonly Station[], random: Random): Point[] {
  const left = random.shuffled(stations)
  const track = [left.pop()!]
  while (track.length < districtsHit) {
    const { at } = track.at(-1)!
    left.sort((a, b) => Math.hypot(b.at.x - at.x, b.at.y - at.y) - Math.hypot(a.at.x - at.x, a.at.y - at.y))
    track.push(left.pop()!)
  }
  return track.map(({ at }) => at)
}

function placeOn(track: readonly Point[], share: number): Point {
  const along = share * (track.length - 1)
  const index = Math.min(track.length - 2, Math.floor(along))
  return between(track[index]!, track[index + 1]!, along - index)
}
