import { between, heading, metresBetween, type Point } from '../model/plane.ts'
import type { Leg, Standing } from '../roads/drives.ts'

/** Where a team's car is, and the way that lies before it. */
export type Car = Standing & {
  readonly ahead: readonly Leg[]
  /** Metres for each second. */
  readonly speed: number
}

export const parkedAt = (at: Point): Car => ({ at, ahead: [], heading: undefined, speed: 0 })

/** Takes a new way, from where the car is. */
export const sendAlong = (car: Car, ahead: readonly Leg[]): Car => ({ ...car, ahead })

/** Drives on for so many seconds; the pace is that at which the map reckons where it is 1. */
export function drive(car: Car, seconds: number, pace: (road: Leg['road']) => number): Car {
  const [leg, ...further] = car.ahead
  if (!leg) return { ...car, speed: 0 }
  const speed = leg.speed * pace(leg.road)
  const left = metresBetween(car.at, leg.to)
  // Before a door it stands as the street runs.
  const turned = leg.road !== 'yard' && left > 0.5 ? heading(car.at, leg.to) : car.heading
  const needed = left / speed
  if (needed <= seconds) return drive({ at: leg.to, ahead: further, heading: turned, speed }, seconds - needed, pace)
  return { ...car, at: between(car.at, leg.to, (speed * seconds) / left), heading: turned, speed }
}
