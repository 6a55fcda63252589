import type { Priority } from '../../api/words.ts'
import type { Cue, CueKind } from './cues.ts'

/** One tone: pitch in Hz (gliding to `to`), when it begins and how long it sounds, in seconds; a flute unless told otherwise. */
export interface Tone {
  readonly pitch: number
  readonly to?: number
  readonly from: number
  readonly length: number
  readonly voice?: Voice
}

/** Shapes of the wave: a flute, a bell, a knock on wood, a horn. */
export type Voice = 'triangle' | 'sine' | 'square' | 'sawtooth'

const tones = (voice: Voice, pitches: readonly number[], length: number, pause: number): readonly Tone[] =>
  pitches.map((pitch, place) => ({ pitch, from: place * (length + pause), length, voice }))

/** The more urgent, the higher, faster and longer; told apart without looking, by number of tones as well as by pitch. */
const fresh: Readonly<Record<Priority, readonly Tone[]>> = {
  1: tones('triangle', [988, 784, 988, 784, 988], 0.13, 0.04),
  2: tones('triangle', [880, 659, 880], 0.15, 0.05),
  3: tones('triangle', [659, 784], 0.16, 0.06),
  4: tones('triangle', [523], 0.18, 0),
  5: tones('triangle', [392], 0.14, 0),
}

/** Rising: something became worse. */
const raised = tones('triangle', [523, 659, 784, 988], 0.11, 0.03)

/** Three hollow knocks, short and dry: nobody came. */
const late = tones('square', [196, 196, 196], 0.07, 0.16)

/** A small bell, two soft strokes far apart: yours. */
const mine = tones('sine', [1319, 1047], 0.32, 0.08)

/** A siren that sweeps up and down: nothing else glides, nothing else lasts two seconds. */
const distress: readonly Tone[] = [0, 1, 2].flatMap((turn) => [
  { pitch: 440, to: 1200, from: turn * 0.7, length: 0.34, voice: 'sawtooth' },
  { pitch: 1200, to: 440, from: turn * 0.7 + 0.35, length: 0.34, voice: 'sawtooth' },
])

/** One drop: somebody wrote. */
const message: readonly Tone[] = [{ pitch: 740, to: 990, from: 0, length: 0.09, voice: 'sine' }]

/** What can be switched on and off, and set in volume, each for itself. */
export const soundKinds = ['new', 'late', 'mine', 'message', 'distress'] as const
export type SoundKind = (typeof soundKinds)[number]

/** A crew that calls for help is always heard. */
export const alwaysOn: ReadonlySet<SoundKind> = new Set<SoundKind>(['distress'])

const soundOf: Readonly<Record<CueKind, SoundKind>> = {
  new: 'new',
  raised: 'new',
  late: 'late',
  reminded: 'mine',
  mine: 'mine',
  message: 'message',
  distress: 'distress',
}
export const soundKindOf = ({ kind }: Pick<Cue, 'kind'>): SoundKind => soundOf[kind]

export const melodyOf = ({ kind, priority }: Pick<Cue, 'kind' | 'priority'>): readonly Tone[] =>
  ({ new: fresh[priority], raised, late, reminded: mine, mine, distress, message })[kind]
