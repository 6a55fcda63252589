import type { Tone, Voice } from './melodies.ts'

/** The browser's own loudspeaker. It keeps silent until somebody has pressed something on the page. */
let context: AudioContext | undefined
const watchers = new Set<() => void>()

/** At full volume. */
const LOUDNESS = 0.4
/** Seconds to swell and to fade, so that a tone does not click. */
const EDGE = 0.012

export const player = {
  /** Whether a sound would be heard. */
  isAwake: (): boolean => context?.state === 'running',
  subscribe(watch: () => void): () => void {
    watchers.add(watch)
    return () => watchers.delete(watch)
  },
  /** Call it from a key press or a click: browsers allow it only there. Before that it finds out whether it is needed. */
  async wake(): Promise<void> {
    if (!context) {
      context = new AudioContext()
      context.onstatechange = () => {
        for (const watch of watchers) watch()
      }
    }
    if (context.state !== 'running') await context.resume()
    standForVoice()
  },
  /** `volume` from 0 to 1. True when it is heard from this tab. */
  play(melody: readonly Tone[], volume = 1): boolean {
    if (context?.state !== 'running' || !isVoice || volume <= 0) return false
    for (const tone of melody) strike(context, tone, volume)
    return true
  },
}

let stands = false
let isVoice = false

/** Of the tabs of a browser that may sound, one does: it holds a lock for as long as it lives, then the next one gets it. */
const standForVoice = (): void => {
  if (stands) return
  stands = true
  const locks = navigator.locks as LockManager | undefined
  const speak = () => {
    isVoice = true
    return new Promise<never>(() => {})
  }
  if (locks) void locks.request('yordam-sound', speak)
  else void speak()
}

/** Square and sawtooth waves carry more power than soft ones of the same height. */
const evened: Readonly<Record<Voice, number>> = { triangle: 1, sine: 1.1, square: 0.5, sawtooth: 0.45 }

const strike = (
  sounding: AudioContext,
  { pitch, to, from, length, voice = 'triangle' }: Tone,
  loudness: number,
): void => {
  const peak = LOUDNESS * loudness * evened[voice]
  const start = sounding.currentTime + from
  const volume = new GainNode(sounding, { gain: 0 })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(peak, start + EDGE)
  volume.gain.setValueAtTime(peak, start + length - EDGE)
  volume.gain.linearRampToValueAtTime(0, start + length)
  const tone = new OscillatorNode(sounding, { type: voice, frequency: pitch })
  if (to !== undefined) {
    tone.frequency.setValueAtTime(pitch, start)
    tone.frequency.linearRampToValueAtTime(to, start + length)
  }
  tone.connect(volume).connect(sounding.destination)
  tone.start(start)
  tone.stop(start + length)
}
