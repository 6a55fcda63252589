import { parentPort, workerData } from 'node:worker_threads'
import { openAtlas, type Place, type RoadClass, type Roads, type Route } from '@yordam/atlas'
import type { Position } from '../platform/words.ts'
import { answerQuestions } from '../platform/workshop/answerer.ts'
import { closedRoads } from './closed-roads.ts'
import { follow, plain } from './follow.ts'
import {
  type Answer,
  type Hindered,
  type Name,
  type Opened,
  type Question,
  type Questions,
  unpacked,
  type Way,
  type Whereabout,
} from './question.ts'

/** What the thread runs that has the atlas: a search through the roads never makes a panel wait for its acknowledgement. */

const say = (what: Opened): void => parentPort!.postMessage(what)

/** Most units stand where they stood when they were last asked for: where on the roads that is need not be found again. */
const mostRemembered = 20_000

/** Who is farther from a road than this is not on it, metres: no closure of it is a closure of the place. */
const beside = 60

const answering = (roads: Roads): ((question: Question) => Answer) => {
  let closures: readonly string[] = []
  const places = new Map<string, Place | undefined>()
  const placeOf = ({ position, heading }: Whereabout): Place | undefined => {
    const key = `${position} ${heading}`
    if (!places.has(key)) {
      if (places.size >= mostRemembered) places.clear()
      places.set(key, roads.snap(position, { heading: heading ?? undefined }))
    }
    return places.get(key)
  }
  const onRoadsOf = (from: Float64Array) => {
    const all = unpacked(from)
    const onRoads = all.flatMap((one, index) => {
      const place = placeOf(one)
      return place ? [{ place, index }] : []
    })
    return { count: all.length, onRoads, places: onRoads.map(({ place }) => place) }
  }
  const answers: { readonly [Ask in Name]: (asked: Questions[Ask]['asked']) => Questions[Ask]['answer'] } = {
    times({ to, from }) {
      const scene = roads.snap(to)
      if (!scene) return null
      const { count, onRoads, places } = onRoadsOf(from)
      const seconds = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
      const times = roads.etas(scene, places)
      onRoads.forEach(({ index }, at) => {
        seconds[index] = times[at]!
      })
      return seconds
    },
    way({ from, to }) {
      const [start, scene] = [placeOf(from), roads.snap(to)]
      const route = start && scene && roads.route(start, scene)
      return route ? wayOf(route) : null
    },
    conditions({ conditions, hour, closures: theirs }) {
      roads.setConditions(conditions, hour)
      closures = theirs
      return null
    },
    closed: ({ where, oneWay }) => closedRoads(roads, where, oneWay),
    hindered({ to, from }) {
      const scene = roads.snap(to)
      if (!scene) return null
      const named = (conditions: readonly number[]) => conditions.map((one) => closures[one]!)
      const { count, onRoads, places } = onRoadsOf(from)
      const ways: Hindered['ways'][number][] = Array.from({ length: count }, () => unknownWay)
      const times = roads.etas(scene, places)
      const hindrances = roads.hindrances(scene, places)
      onRoads.forEach(({ index }, at) => {
        const { usually, conditions } = hindrances[at]!
        ways[index] = { seconds: times[at]!, usually, closures: named(conditions) }
      })
      return { here: scene.metres <= beside ? named(roads.conditionsAt(scene)) : [], ways }
    },
    line: (through) => follow(roads, through),
  }
  return ({ ask, asked }) => answers[ask](asked as never)
}

const unknownWay = { seconds: Number.POSITIVE_INFINITY, usually: Number.POSITIVE_INFINITY, closures: [] }

const wayOf = ({ seconds: whole, metres, line, legs }: Route): Way => {
  const byClass: Partial<Record<RoadClass, number>> = {}
  for (const { road, seconds } of legs) byClass[road] = (byClass[road] ?? 0) + seconds
  for (const road of Object.keys(byClass) as RoadClass[]) byClass[road] = Math.round(byClass[road]!)
  const names = legs.flatMap(({ name }) => (name === '' ? [] : [name]))
  return {
    seconds: Math.round(whole),
    metres: Math.round(metres),
    byClass,
    line: plain(line.map(([lon, lat]): Position => [lon, lat])),
    roads: names.filter((name, at) => name !== names[at - 1]),
  }
}

try {
  const answer = answering((await openAtlas(workerData.folder)).roads('rightOfWay'))
  answerQuestions(parentPort!, answer)
  say({ opened: true })
} catch (error) {
  say({ opened: false, why: error instanceof Error ? error.message : String(error) })
}
