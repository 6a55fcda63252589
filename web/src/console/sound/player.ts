import type { Tone } from './melodies.ts'

/** The browser's own loudspeaker. It keeps silent until somebody has pressed something on the page. */
let context: AudioContext | undefined
const watchers = new Set<() => void>()

const LOUDNESS = 0.25
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
  play(melody: readonly Tone[]): void {
    if (context?.state !== 'running' || !isVoice) return
    for (const tone of melody) strike(context, tone)
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

const strike = (sounding: AudioContext, { pitch, from, length }: Tone): void => {
  const start = sounding.currentTime + from
  const volume = new GainNode(sounding, { gain: 0 })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + EDGE)
  volume.gain.setValueAtTime(LOUDNESS, start + length - EDGE)
  volume.gain.linearRampToValueAtTime(0, start + length)
  const tone = new OscillatorNode(sounding, { type: 'triangle', frequency: pitch })
  tone.connect(volume).connect(sounding.destination)
  tone.start(start)
  tone.stop(start + length)
}
