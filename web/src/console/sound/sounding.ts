import { loudnessOf, type Preferences, preferences } from '../../ui/preferences.ts'
import type { Cue } from './cues.ts'
import { alwaysOn, melodyOf, type SoundKind, soundKindOf } from './melodies.ts'
import { player } from './player.ts'

/** How loud a kind of sound is here, from 0 to 1. What calls for help never falls below a third of the full volume. */
export const volumeOf = (chosen: Preferences, kind: SoundKind): number => {
  const { on, volume } = loudnessOf(chosen, kind)
  const wanted = (on ? volume / 100 : 0) * (chosen.volume / 100)
  return alwaysOn.has(kind) ? Math.max(wanted, 1 / 3) : wanted
}

export const sound = (cue: Pick<Cue, 'kind' | 'priority'>): boolean =>
  player.play(melodyOf(cue), volumeOf(preferences.get(), soundKindOf(cue)))
