import { describe, expect, test } from 'vitest'
import { drive, parkedAt, sendAlong } from './car.ts'

const at = (x: number, y: number) => ({ x, y })
const way = [
  { from: at(0, 0), to: at(0, 100), speed: 10 },
  { from: at(0, 100), to: at(50, 100), speed: 5 },
]

describe('a car', () => {
  const car = sendAlong(parkedAt(at(0, 0)), way)

  test('drives along its way at the speed of the street', () => {
    expect(drive(car, 4, 1)).toMatchObject({ at: at(0, 40), heading: 0, speed: 10 })
  })

  test('turns the corner within one step', () => {
    expect(drive(car, 12, 1)).toMatchObject({ at: at(10, 100), heading: 90, speed: 5 })
  })

  test('takes its time on patrol', () => {
    expect(drive(car, 4, 0.5)).toMatchObject({ at: at(0, 20), speed: 5 })
  })

  test('stops where the way ends, however long it drives', () => {
    expect(drive(car, 1000, 1)).toEqual({ at: at(50, 100), ahead: [], heading: 90, speed: 0 })
  })

  test('takes as far in many small steps as in one', () => {
    let stepped = car
    for (let step = 0; step < 50; step++) stepped = drive(stepped, 0.3, 1)
    expect(stepped.at.x).toBeCloseTo(drive(car, 15, 1).at.x, 6)
  })
})
