import type { Refusal } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { personal } from '../platform/personal.ts'
import type { Actor } from '../platform/words.ts'
import { handoverKind } from './evolve.ts'
import type { HandoverFigures } from './handover.ts'

/** Writes down that a shift was handed over, what was under way then, and what was said about it. */
export const sign = (
  work: Work,
  { figures, to, text }: { figures: HandoverFigures; to: Actor | null; text: string | undefined },
): { handover: string } | Refusal => {
  const { id, number } = work.nextNumber(handoverKind)
  const parts = text !== undefined && { private: { text: personal('handover-text', `handover:${id}`, text, work.now) } }
  return (
    work.decided(handoverKind, id, [{ type: 'shift-handed-over', id, number, by: work.by, to, figures, ...parts }]) ?? {
      handover: id,
    }
  )
}
