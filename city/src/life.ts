import { type Api, createApi, Refused } from './api/client.ts'
import { startClock } from './clock.ts'
import { createCrew } from './crews/crew.ts'
import { letIn, type Person } from './house/people.ts'
import type { Visitors } from './house/visitors.ts'
import { createChronicle } from './model/chronicle.ts'
import type { City } from './model/city.ts'
import { districts } from './model/ground/districts.ts'
import { createLookUp } from './model/ground/ground.ts'
import { operatorNames } from './model/names.ts'
import { planOf } from './model/plan.ts'
import { type Point, toPosition } from './model/plane.ts'
import { createRandom } from './model/random.ts'
import { callsForHelp, type Telling, tellingsOf } from './model/tellings.ts'
import { workAsOperator } from './operators/operator.ts'
import { type SkillName, skills } from './operators/skills.ts'
import type { Receiver } from './panels/panel.ts'
import { playDay } from './panels/play.ts'
import { heedClosures } from './roads/closures.ts'
import type { Drives } from './roads/drives.ts'
import { type Scenario, type ScenarioName, scenarios } from './scenarios.ts'

type Life = {
  readonly scenario: ScenarioName
  readonly speed: number
  readonly operators: number
  readonly skill: SkillName
  readonly administrator: Api
  readonly receiver: Receiver
  readonly drives: Drives
  readonly visitors: Visitors
  /** Begin only when the first visitor comes in: what they meet is then fresh. */
  readonly waitsForVisitors: boolean
  readonly signal: AbortSignal
}

/** Panels report, crews ride and operators work, until the signal ends it. Rejects when one of them cannot go on. */
export async function bringToLife(city: City, life: Life): Promise<void> {
  const { speed, skill, visitors, administrator, receiver, drives, signal } = life
  const scenario: Scenario = scenarios[life.scenario]
  const { url } = administrator
  const random = createRandom(city.seed).fork('people')
  const apiOf = async (person: Person) => createApi({ url, token: await letIn(administrator, person), signal })

  const crewApis = await Promise.all(city.units.map(({ id }) => apiOf({ role: 'crew', name: id, unit: id })))
  const desks = await Promise.all(
    operatorNames
      .slice(0, life.operators)
      .map(async (name) => ({ name, api: await apiOf({ role: 'operator', name }) })),
  )

  const watching = visitors.watch()
  const begins = life.waitsForVisitors ? visitors.come() : Promise.resolve()
  const clock = startClock({ from: scenario.from, speed, begins, signal })
  const chronicle = createChronicle(city)
  const beats = beatsOf(city)
  const crews = new Map(
    city.units.map((unit, index) => {
      const beat = beats.get(unit.station)!
      const { seed } = city
      const hosting = { isForVisitors: visitors.units.has(unit.id), drivesGuests: visitors.demo }
      const own = { hosting, random: random.fork(unit.id), api: crewApis[index]! }
      return [unit.id, createCrew({ unit, seed, drives, beat, chronicle, clock, signal, ...own })] as const
    }),
  )

  const listenToPeople = async () => {
    let told = 0
    for (const telling of tellingsOf(city, scenario)) {
      await clock.until(telling.at)
      if (desks.length === 0) return
      await takeDown(desks[told++ % desks.length]!.api, telling)
    }
  }
  const letCrewsCall = async () => {
    for (const { at, unit } of callsForHelp(city, scenario)) {
      await clock.until(at)
      await crews.get(unit)!.callForHelp()
    }
  }

  await Promise.all([
    watching,
    heedClosures(administrator, drives, signal),
    playDay(city, planOf(city, scenario), { receiver, chronicle, clock, signal }),
    listenToPeople(),
    letCrewsCall(),
    ...[...crews.values()].map((crew) => crew.ride()),
    ...desks.map(({ name, api }, index) => {
      const person = { name, skill: skills[skill], leads: index === 0, api, random: random.fork(name) }
      return workAsOperator({ ...person, visitors, chronicle, clock, signal })
    }),
  ])
}

/** An operator opens an incident of what somebody says. */
async function takeDown(api: Api, { type, priority, place, address, narrative }: Telling): Promise<void> {
  try {
    await api.command('/api/incidents', { type, priority, place: { position: toPosition(place), address }, narrative })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** The corners of each district, by the id of its station. */
function beatsOf({ ground, streets, stations }: City): ReadonlyMap<string, readonly Point[]> {
  const faceAt = createLookUp(ground.map)
  const byDistrict = Object.groupBy(streets.junctions, (corner) => {
    const district = faceAt(corner)?.use.district
    return district === undefined ? 'nowhere' : districts[district]!.id
  })
  return new Map(stations.map(({ id, at }) => [id, byDistrict[id] ?? [at]]))
}
