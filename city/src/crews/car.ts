import { between, heading, metresBetween, type Point } from '../model/plane.ts'
import type { Leg } from '../model/route.ts'

/** Where a team's car is, and the way that lies before it. */
export type Car = {
  readonly at: Point
  readonly ahead: readonly Leg[]
  /** Degrees clockwise from north. */
  readonly heading: number
  /** Metres for each second. */
  readonly speed: number
}

export const parkedAt = (at: Point): Car => ({ at, ahead: [], heading: 0, speed: 0 })

/** Takes a new way, from where the car is. */
export const sendAlong = (car: Car, ahead: readonly Leg[]): Car => ({ ...car, ahead })

/** Drives on for so many seconds; `haste` is 1 for a crew that is called, less for one that looks around. */
export function drive(car: Car, seconds: number, haste: number): Car {
  const [leg, ...further] = car.ahead
  if (!leg) return { ...car, speed: 0 }
  const speed = leg.speed * haste
  const left = metresBetween(car.at, leg.to)
  const turned = left > 0.5 ? heading(car.at, leg.to) : car.heading
  const needed = left / speed
  if (needed <= seconds) return drive({ at: leg.to, ahead: further, heading: turned, speed }, seconds - needed, haste)
  return { ...car, at: between(car.at, leg.to, (speed * seconds) / left), heading: turned, speed }
}
