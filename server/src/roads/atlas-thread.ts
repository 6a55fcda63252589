import { parentPort, workerData } from 'node:worker_threads'
import { openAtlas, type Place, type RoadClass, type Roads, type Route } from '@yordam/atlas'
import type { Position } from '../platform/words.ts'
import { answerQuestions } from '../platform/workshop/answerer.ts'
import { follow, plain } from './follow.ts'
import {
  type Answer,
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

const answering = (roads: Roads): ((question: Question) => Answer) => {
  const places = new Map<string, Place | undefined>()
  const placeOf = ({ position, heading }: Whereabout): Place | undefined => {
    const key = `${position} ${heading}`
    if (!places.has(key)) {
      if (places.size >= mostRemembered) places.clear()
      places.set(key, roads.snap(position, { heading: heading ?? undefined }))
    }
    return places.get(key)
  }
  const answers: { readonly [Ask in Name]: (asked: Questions[Ask]['asked']) => Questions[Ask]['answer'] } = {
    times({ to, from }) {
      const scene = roads.snap(to)
      if (!scene) return null
      const all = unpacked(from)
      const seconds = new Float64Array(all.length).fill(Number.POSITIVE_INFINITY)
      const onRoads = all.flatMap((one, index) => {
        const place = placeOf(one)
        return place ? [{ place, index }] : []
      })
      const times = roads.etas(
        scene,
        onRoads.map(({ place }) => place),
      )
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
    conditions({ conditions, hour }) {
      roads.setConditions(conditions, hour)
      return null
    },
    line: (through) => follow(roads, through),
  }
  return ({ ask, asked }) => answers[ask](asked as never)
}

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
