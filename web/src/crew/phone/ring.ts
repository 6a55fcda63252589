import { player } from '../../console/sound/player.ts'

type Tones = Parameters<typeof player.play>[0]

const tones = (...pitches: number[]): Tones =>
  pitches.map((pitch, place) => ({ pitch, from: place * 0.2, length: 0.16 }))

/** What the phone plays, and how it shakes (ms on, off, on, …). */
const calls = {
  /** Two rising calls: go. */
  job: { tones: tones(784, 1047, 1319, 784, 1047, 1319), shake: [400, 150, 400, 150, 400] },
  /** Falling: you need not. */
  recall: { tones: tones(1047, 784, 523), shake: [600] },
  /** One knock. */
  message: { tones: tones(880, 659), shake: [150] },
} as const

export type Call = keyof typeof calls

/** Between two calls, from one beginning to the next, ms. */
const EVERY = 2500

/** Once. */
export const sound = (call: Call): void => {
  const { tones, shake } = calls[call]
  player.play(tones)
  // Browsers without it, and phones that are set not to, do nothing.
  navigator.vibrate?.(shake)
}

/** Again and again, until it is stopped. */
export const ring = (call: Call): (() => void) => {
  sound(call)
  const timer = setInterval(() => sound(call), EVERY)
  return () => {
    clearInterval(timer)
    navigator.vibrate?.(0)
  }
}
