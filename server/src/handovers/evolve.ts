import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Handover, HandoverEvent } from './handover.ts'

export const handoverKind: Kind<Handover, HandoverEvent> = {
  name: 'handover',
  shape: 1,
  evolve: evolveBy<Handover, Recorded<HandoverEvent>>({
    'shift-handed-over': (_none, { id, number, by, to, figures, at, private: parts }) => ({
      id,
      number,
      at,
      by,
      to,
      figures,
      text: parts?.text ?? null,
    }),
  }),
  // It is done when it is signed: nothing happens to it any more.
  isOpen: () => false,
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: {},
}
