import { expect, test } from 'vitest'
import type { Position } from '../platform/words.ts'
import { arrivesAt, type Drive, isStanding, seen } from './drive.ts'

/** A street to the east; a second of driving is 0.0001 degrees, 8 m. */
const street = (from: number): Position => [69.2 + from / 10_000, 41.3]

/** Drives for so many seconds, seen every two, and comes so far in each of them as is reckoned for one. */
const driving = (seconds: number, speed: number, from?: Drive): Drive => {
  const began = from?.last ?? { at: 0, position: street(0), seconds: 600 }
  let drive = from ?? seen(undefined, began)
  for (let at = 2; at <= seconds; at += 2)
    drive = seen(drive, {
      at: began.at + at * 1_000,
      position: street(600 - began.seconds + at * speed),
      seconds: began.seconds - at * speed,
    })
  return drive
}
const arrival = (drive: Drive): number => Math.round(arrivesAt(drive) / 1_000)

test('who drives as reckoned is there when it was reckoned first', () => {
  expect([0, 30, 60, 300, 598].map((after) => arrival(driving(after, 1)))).toEqual([600, 600, 600, 600, 600])
})

test('who is slower is there later, and more so the longer it goes on', () => {
  expect(arrival(driving(58, 0.5))).toBe(58 + 571)
  expect(arrival(driving(120, 0.5))).toBe(120 + 540 * (240 / 180))
  expect(arrival(driving(600, 0.5))).toBe(600 + Math.round(300 * (720 / 420)))
})

test('who is faster is there sooner', () => {
  expect(arrival(driving(120, 2))).toBe(120 + 360 * (240 / 360))
})

test('who goes on as reckoned after a bad beginning is believed again', () => {
  const late = driving(120, 0.5)
  const after = driving(300, 1, late)
  expect(arrival(after)).toBe(420 + Math.round(240 * (540 / 480)))
})

test('another way says nothing of how they drive', () => {
  const before = driving(120, 1)
  const { last } = before
  const closed = seen(before, { ...last, at: last.at + 2_000, seconds: last.seconds + 400 })
  expect(arrival(closed)).toBe(122 + 880)
})

test('who has not moved for two minutes stands, until they move on', () => {
  const waiting = (seconds: number) => driving(seconds, 0, driving(60, 1))
  expect([118, 120].map((seconds) => isStanding(waiting(seconds)))).toEqual([false, true])
  expect(isStanding(driving(2, 1, waiting(200)))).toBe(true)
  expect(isStanding(driving(4, 1, waiting(200)))).toBe(false)
})
