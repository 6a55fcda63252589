import type { RecordedEvent } from '@yordam/journal'
import { type AnyKind, flat } from './kind.ts'
import type { Held } from './states.ts'

/** A thing after one more event of its stream. */
export const evolved = (kind: AnyKind, before: Held | undefined, event: RecordedEvent): Held => {
  const state = kind.evolve(before?.state, flat(event))
  return {
    state,
    version: event.version!,
    firstSeq: before?.firstSeq ?? event.seq,
    closedSeq: kind.isOpen(state) ? null : (before?.closedSeq ?? event.seq),
  }
}
