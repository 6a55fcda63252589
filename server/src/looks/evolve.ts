import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Look, LookEvent } from './look.ts'

export const lookKind: Kind<Look, LookEvent> = {
  name: 'look',
  shape: 1,
  evolve: evolveBy<Look, Recorded<LookEvent>>({
    looked: (_none, { id, number, at, by, seat, thing, subjects, purpose, marks, private: { text } }) => ({
      id,
      number,
      at,
      by,
      seat,
      thing,
      subjects,
      purpose,
      text: text ?? null,
      marks,
    }),
  }),
  // Nothing more happens to it: it is read from its table, by whoever audits.
  isOpen: () => false,
  columns: {
    number: { sql: 'bigint', of: ({ number }) => number },
    at: { sql: 'bigint', of: ({ at }) => at },
    person: { sql: 'text', of: ({ by }) => by.id },
    subjects: { sql: 'text[]', of: ({ thing, subjects }) => [...new Set([thing, ...subjects])] },
    purpose: { sql: 'text', of: ({ purpose }) => purpose.for, indexed: false },
    unusual: { sql: 'boolean', of: ({ marks }) => marks.length > 0, indexed: false },
  },
  indexes: {},
}
