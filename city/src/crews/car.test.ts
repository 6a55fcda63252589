import { describe, expect, test } from 'vitest'
import type { Leg } from '../roads/drives.ts'
import { drive, parkedAt, sendAlong } from './car.ts'

const at = (x: number, y: number) => ({ x, y })
const way: readonly Leg[] = [
  { from: at(0, 0), to: at(0, 100), speed: 10, road: 'primary' },
  { from: at(0, 100), to: at(50, 100), speed: 5, road: 'residential' },
  { from: at(50, 100), to: at(50, 110), speed: 4, road: 'yard' },
]
const asReckoned = () => 1

describe('a car', () => {
  const car = sendAlong(parkedAt(at(0, 0)), way)

  test('drives along its way at the speed of the street', () => {
    expect(drive(car, 4, asReckoned)).toMatchObject({ at: at(0, 40), heading: 0, speed: 10 })
  })

  test('turns the corner within one step', () => {
    expect(drive(car, 12, asReckoned)).toMatchObject({ at: at(10, 100), heading: 90, speed: 5 })
  })

  test('is slower than the map reckons where the road is full', () => {
    const pace = (road: Leg['road']) => (road === 'primary' ? 0.5 : 1)
    expect(drive(car, 4, pace)).toMatchObject({ at: at(0, 20), speed: 5 })
    expect(drive(car, 22, pace)).toMatchObject({ at: at(10, 100), speed: 5 })
  })

  test('stops before the door, however long it drives, and stands there as the street runs', () => {
    expect(drive(car, 1000, asReckoned)).toEqual({ at: at(50, 110), ahead: [], heading: 90, speed: 0 })
  })

  test('that has not driven yet faces nowhere', () => {
    expect(parkedAt(at(0, 0)).heading).toBeUndefined()
  })

  test('takes as far in many small steps as in one', () => {
    let stepped = car
    for (let step = 0; step < 50; step++) stepped = drive(stepped, 0.3, asReckoned)
    expect(stepped.at.x).toBeCloseTo(drive(car, 15, asReckoned).at.x, 6)
  })
})
