import { type Api, Refused } from '../api/client.ts'
import { watchBoard } from '../api/live.ts'
import type { IncidentView } from '../api/words.ts'
import type { Clock } from '../clock.ts'
import { metresBetween, type Point, toPoint, toPosition } from '../model/plane.ts'
import type { Random } from '../model/random.ts'
import { route } from '../model/route.ts'
import type { Streets } from '../model/streets.ts'
import type { Unit } from '../model/units.ts'
import { second } from '../model/week.ts'
import { type Car, drive, parkedAt, sendAlong } from './car.ts'
import { type Button, idle, intend, isDue, type Job, jobOf, pressed, type Stage, stageOf } from './duty.ts'

type Crew = {
  readonly unit: Unit
  readonly streets: Streets
  readonly api: Api
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/** Milliseconds, by the wall clock, from one position to the next. */
const reportEvery = second
/** So near to the scene (m), a crew is there. */
const atTheDoor = 20
/** The share of full speed at which a patrol looks around. */
const patrolPace = 0.45
/** Seconds for which a free team stands before it drives on, on average. */
const standsFor = 45

/** Rides through the city until the signal ends the shift: patrols, answers calls, reports where it is. */
export async function rideAsCrew({ unit, streets, api, clock, random, signal }: Crew): Promise<never> {
  const board = watchBoard({ ...api, signal })
  let car = parkedAt(unit.at)
  let goal: Point | undefined
  let intention = idle

  let order: { readonly job: Job; readonly scene: Point | undefined } | undefined

  /** The order is read anew with each step of the job: the place may have been put right meanwhile. */
  const readOrder = async (job: Job) => {
    if (order?.job.assignment === job.assignment && order.job.status === job.status) return
    const { place } = await api.get<IncidentView>(`/api/incidents/${encodeURIComponent(job.incident)}`)
    order = { job, scene: place ? toPoint(place.position) : undefined }
  }

  const look = async (): Promise<{ job: Job | undefined; stage: Stage }> => {
    const job = jobOf(unit.id, board.incidents.values())
    if (job) await readOrder(job)
    const isAtScene = order?.scene !== undefined && metresBetween(car.at, order.scene) < atTheDoor
    return { job, stage: stageOf(job, board.units.get(unit.id)?.status, isAtScene) }
  }

  /** Where the crew wants to be: at the scene; on patrol, or at its post, when it is free; here, while it listens. */
  const goalAt = (stage: Stage, seconds: number): Point | undefined => {
    if (stage === 'driving') return order?.scene
    if (stage !== 'free') return undefined
    if (car.ahead.length > 0 || !random.chance(seconds / standsFor)) return goal
    return unit.capabilities.includes('patrol') ? random.pick(streets.junctions) : unit.at
  }

  const steerTo = (next: Point | undefined) => {
    if (next === goal || (next && goal && metresBetween(next, goal) < 1)) return
    goal = next
    car = sendAlong(car, next ? route(streets, car.at, next) : [])
  }

  const press = async (button: Button, job: Job | undefined) => {
    intention = pressed(intention)
    try {
      await api.command(pathOf(button, unit.id, job), button === 'available' ? { status: 'available' } : {})
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // The centre was quicker, or sees it otherwise: look again, and think again.
      intention = idle
    }
  }

  for (let before = clock.now(); ; ) {
    await clock.after((reportEvery / second) * clock.speed)
    const now = clock.now()
    const seconds = (now - before) / second
    before = now
    const { job, stage } = await look()
    steerTo(goalAt(stage, seconds))
    car = drive(car, seconds, stage === 'free' ? patrolPace : 1)
    await api.report(`/api/units/${encodeURIComponent(unit.id)}/position`, reportOf(car))
    intention = intend(intention, stage, job, now, random)
    if (intention.button && isDue(intention, now)) await press(intention.button, job)
  }
}

const reportOf = (car: Car) => ({
  position: toPosition(car.at),
  heading: car.heading,
  speed: Math.round(car.speed * 10) / 10,
})

const pathOf = (button: Button, unit: string, job: Job | undefined): string =>
  button === 'available'
    ? `/api/units/${encodeURIComponent(unit)}/status`
    : `/api/assignments/${encodeURIComponent(job!.assignment)}/${button}`
