import type { Sealed } from '@yordam/journal'
import { instant, instantOrNull } from '../platform/words.ts'
import type { Token, TokenView } from './token.ts'

/** A token as administrators see it. `usedAt`: milliseconds, UTC; null: never. */
export const viewToken =
  (open: (sealed: Sealed) => unknown) =>
  (token: Token, usedAt: number | null): TokenView => ({
    id: token.id,
    name: (open(token.name) as string | undefined) ?? null,
    person: token.person,
    role: token.role,
    unit: token.unit,
    scopes: [...token.scopes],
    madeBy: token.by,
    madeAt: instant(token.at),
    endsAt: instant(token.endsAt),
    usedAt: instantOrNull(usedAt),
  })
