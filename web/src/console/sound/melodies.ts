import type { Priority } from '../../api/words.ts'
import type { Cue } from './cues.ts'

/** One tone: pitch in Hz, when it begins and how long it sounds, in seconds. */
export interface Tone {
  readonly pitch: number
  readonly from: number
  readonly length: number
}

const tones = (pitches: readonly number[], length: number, pause: number): readonly Tone[] =>
  pitches.map((pitch, place) => ({ pitch, from: place * (length + pause), length }))

/** The more urgent, the higher, faster and longer; told apart without looking, by number of tones as well as by pitch. */
const fresh: Readonly<Record<Priority, readonly Tone[]>> = {
  1: tones([988, 784, 988, 784, 988], 0.13, 0.04),
  2: tones([880, 659, 880], 0.15, 0.05),
  3: tones([659, 784], 0.16, 0.06),
  4: tones([523], 0.18, 0),
  5: tones([392], 0.14, 0),
}

/** Rising: something became worse. */
const raised = tones([523, 659, 784, 988], 0.11, 0.03)

/** Two low knocks: nobody came. */
const late = tones([330, 330], 0.22, 0.12)

/** A doorbell: what was put off is due. */
const reminded = tones([784, 659], 0.2, 0.05)

export const melodyOf = ({ kind, priority }: Pick<Cue, 'kind' | 'priority'>): readonly Tone[] =>
  ({ new: fresh[priority], raised, late, reminded })[kind]
