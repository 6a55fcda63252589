import { setTimeout as sleep } from 'node:timers/promises'
import { type Api, Refused } from '../api/client.ts'
import { watchBoard } from '../api/live.ts'
import type { Clock } from '../clock.ts'
import type { Chronicle } from '../model/chronicle.ts'
import { metresBetween, type Point, toPosition } from '../model/plane.ts'
import type { Random } from '../model/random.ts'
import type { Unit } from '../model/units.ts'
import { type CityTime, second } from '../model/week.ts'
import type { Drives } from '../roads/drives.ts'
import { type Car, drive, parkedAt, sendAlong } from './car.ts'
import {
  type Button,
  goalOfGuests,
  idle,
  intend,
  isDue,
  type Job,
  jobOf,
  pressed,
  type Stage,
  sceneAt,
  stageOf,
} from './duty.ts'
import { equipmentOf } from './equipment.ts'
import { paceOf } from './pace.ts'
import { isHomewardBound, manningOf, type RosterAct, reasons, rosterAct } from './roster.ts'
import { backUpReason, readBack, sceneOf, wordsAt } from './scenes.ts'
import { type Temper, temperOf } from './temper.ts'

type Riding = {
  readonly unit: Unit
  readonly seed: number
  readonly drives: Drives
  /** Where it looks around on patrol: corners of its district. */
  readonly beat: readonly Point[]
  readonly hosting: Hosting
  readonly api: Api
  readonly chronicle: Chronicle
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/** What the city does with a unit for those who come from outside. */
export type Hosting = {
  /** Nobody of the city begins a shift on it. */
  readonly isForVisitors: boolean
  /** The phones of visitors do not say where they are: the city drives the car, as far as they have said that they go. */
  readonly drivesGuests: boolean
}

/** A team of the city. */
export type Crew = {
  /** Rides until the signal ends it: shifts, patrols, answers calls, says where it is. */
  ride(): Promise<never>
  /** Presses the distress button, if the city's own people are on it. */
  callForHelp(): Promise<void>
}

/** Milliseconds, by the wall clock, from one look to the next; a moving car says each time where it is. */
const lookEvery = second
/** One that stands says so every so many looks. */
const standingLooks = 10
/** So near to the scene or the station (m), a crew is there. */
const atTheDoor = 20
/** The share of full speed at which a patrol looks around. */
const patrolPace = 0.45
/** Seconds for which a free team stands before it drives on, on average. */
const standsFor = 45

export function createCrew({ unit, seed, drives, beat, hosting, api, chronicle, clock, random, signal }: Riding): Crew {
  const { isForVisitors, drivesGuests } = hosting
  const board = watchBoard({ ...api, signal })
  const ofUnit = (what: string) => `/api/units/${encodeURIComponent(unit.id)}/${what}`
  const pace = paceOf(seed, unit.id)
  let car = parkedAt(unit.at)
  let goal: Point | undefined
  let heeded = drives.changes
  let intention = idle
  /** Unknown until the first look: the crew may have been at table when the city was stopped. */
  let rests: boolean | undefined
  /** Jobs are counted: the temper of each is known beforehand. */
  let work:
    | { readonly assignment: string; readonly ordinal: number; readonly temper: Temper; told: Set<string> }
    | undefined

  /** @returns false when the centre sees it otherwise: look again, and think again. */
  const tell = async (path: string, body: object = {}): Promise<boolean> => {
    try {
      await api.command(path, body)
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return false
    }
  }

  const rostered: {
    readonly [Does in RosterAct['does']]: (act: Extract<RosterAct, { does: Does }>) => Promise<unknown>
  } = {
    start: ({ crew }) => tell(ofUnit('shift'), { crew, equipment: equipmentOf(unit.capabilities) }),
    end: () => tell(ofUnit('shift/end')),
    'stand-down': () => tell(ofUnit('status'), { status: 'out-of-service', reason: reasons.standDown }),
    async rest() {
      rests = await tell(ofUnit('status'), { status: 'out-of-service', reason: reasons.rest })
    },
    async resume() {
      rests = !(await tell(ofUnit('status'), { status: 'available' }))
    },
  }

  const temperIn = (job: Job | undefined): Temper => {
    if (job && work?.assignment !== job.assignment) {
      const ordinal = (work?.ordinal ?? -1) + 1
      const temper = temperOf(seed, unit.id, ordinal)
      const { effort } = sceneAtWork(job)
      work = {
        assignment: job.assignment,
        ordinal,
        temper: { ...temper, works: temper.works * effort },
        told: new Set(),
      }
    }
    return work?.temper ?? temperOf(seed, unit.id, 0)
  }
  const sceneAtWork = ({ place }: Job) => sceneOf(place && chronicle.atPlace(place)?.story)

  /** Where the crew wants to be: at the scene; home; on patrol, or at its post, when it is free; here, while it listens. */
  const goalAt = (stage: Stage, job: Job | undefined, isGoingHome: boolean, seconds: number): Point | undefined => {
    if (stage === 'driving') return sceneAt(job)
    if (stage !== 'free') return undefined
    if (isGoingHome) return unit.at
    if (car.ahead.length > 0 || !random.chance(seconds / standsFor)) return goal
    return unit.capabilities.includes('patrol') ? random.pick(beat) : unit.at
  }

  const steerTo = (next: Point | undefined, isCalled: boolean) => {
    const isTheSame = next === goal || (next && goal && metresBetween(next, goal) < 1)
    if (isTheSame && heeded === drives.changes) return
    goal = next
    heeded = drives.changes
    car = sendAlong(car, next ? drives.way(car, next, isCalled ? 'rightOfWay' : 'car') : [])
  }

  const press = async (button: Button, job: Job | undefined) => {
    intention = pressed(intention)
    const wasTaken =
      button === 'available'
        ? await tell(ofUnit('status'), { status: 'available' })
        : await tell(`/api/assignments/${encodeURIComponent(job!.assignment)}/${button}`)
    if (!wasTaken) intention = idle
  }

  /** What a crew has to say while it works, each thing once and at its time. */
  const report = async (job: Job, temper: Temper, now: CityTime) => {
    const since = (now - (intention.at - temper.works * second)) / second
    const scene = sceneAtWork(job)
    const about = `/api/incidents/${encodeURIComponent(job.incident)}`
    const words = wordsAt(scene, temper.words)
    const due = [
      { what: 'says', at: temper.says, tell: () => tell('/api/messages', { to: { desk: true }, text: words }) },
      { what: 'notes', at: temper.notes, tell: () => tell(`${about}/note`, { text: words }) },
      { what: 'back-up', at: temper.wantsBackUp, tell: () => tell(`${about}/back-up`, { reason: backUpReason }) },
    ].filter(({ what, at }) => at !== undefined && since >= at && !work!.told.has(what))
    for (const one of due) {
      work!.told.add(one.what)
      await one.tell()
    }
  }

  /** Messages of the desk are read, and one that is to this unit is answered. */
  const readMail = async () => {
    for (const { id, from, to, read } of board.messages.values()) {
      if (from.role === 'crew' || read.some(({ by }) => by.name === unit.id)) continue
      const wasRead = await tell(`/api/messages/${encodeURIComponent(id)}/read`)
      if (wasRead && 'unit' in to) await tell('/api/messages', { to: { desk: true }, text: readBack })
    }
  }

  /** Drives on and says where it is; a car that stands does so now and then. */
  const rideOn = async (next: Point | undefined, seconds: number, isCalled: boolean, says: boolean) => {
    steerTo(next, isCalled)
    car = drive(car, seconds, (road) => pace(road, clock.now()) * (isCalled ? 1 : patrolPace))
    if (car.speed > 0 || says) await sayWhere(car)
  }

  const ride = async (): Promise<never> => {
    let before = clock.now()
    let wasManned = false
    for (let look = 0; ; look++) {
      await sleep(lookEvery, undefined, { signal })
      const now = clock.now()
      const seconds = (now - before) / second
      before = now
      const view = board.units.get(unit.id)
      if (!view) continue
      const manning = manningOf(unit, seed, view, now)
      rests ??= manning.by === 'us' && view.status === 'out-of-service'
      // Where nobody is on it, nobody says where it is; who has just come says so at once.
      const says = look % standingLooks === 0 || !wasManned
      wasManned = manning.by !== 'nobody'
      const job = jobOf(unit.id, board.incidents.values())
      if (manning.by === 'guest') {
        rests = false
        if (drivesGuests) await rideOn(view.distress ? undefined : goalOfGuests(job), seconds, true, says)
        continue
      }
      const scene = sceneAt(job)
      const stage = stageOf(job, view.status, scene !== undefined && metresBetween(car.at, scene) < atTheDoor)
      const isAtStation = metresBetween(car.at, unit.at) < atTheDoor
      const act = rosterAct(unit, seed, view, { isAtStation, rests, isBusy: stage !== 'free', isForVisitors }, now)
      if (act) await rostered[act.does](act as never)
      if (view.distress && says) await sayWhere(car)
      if (manning.by === 'nobody' || view.distress) continue
      const temper = temperIn(job)
      const next = goalAt(stage, job, isHomewardBound(unit, manning, isForVisitors, now), seconds)
      await rideOn(next, seconds, stage !== 'free', says)
      intention = intend(intention, stage, job, now, temper)
      if (stage === 'working' && job) await report(job, temper, now)
      if (intention.button && isDue(intention, now)) await press(intention.button, job)
      await readMail()
    }
  }

  const sayWhere = ({ at, heading, speed }: Car) =>
    api.report(ofUnit('position'), {
      position: toPosition(at),
      ...(heading !== undefined && { heading }),
      speed: Math.round(speed * 10) / 10,
    })

  const callForHelp = async () => {
    const view = board.units.get(unit.id)
    if (!view || manningOf(unit, seed, view, clock.now()).by !== 'us') return
    await tell(ofUnit('distress'), { position: toPosition(car.at) })
  }

  return { ride, callForHelp }
}
