import type { Standing } from '../premises.ts'
import type { Random } from '../random.ts'
import type { Sense, Story } from '../stories.ts'
import type { Weekday } from '../week.ts'

/** From when to when somebody is in, `HH:MM`. `opens` after `closes` means over night: a flat. */
export type Hours = { readonly opens: string; readonly closes: string }

/** A story, how often it happens there against the others, and whether people are in: an intruder comes when nobody is. */
export type Mishap = { readonly story: Story; readonly weight: number; readonly when: 'open' | 'closed' | 'always' }

/** One kind of premises and its habits. */
export type Kind = {
  readonly count: number
  readonly named: (random: Random, number: number) => string
  readonly zones: readonly (readonly [name: string, sense: Sense])[]
  /** Days that are left out: closed all day. Without `hours` at all it is never armed. */
  readonly hours?: Partial<Record<Weekday, Hours>>
  readonly users: readonly [least: number, most: number]
  readonly mishaps: readonly Mishap[]
  /** How often its panel encrypts, 0 to 1: who has more to lose pays for it. */
  readonly encrypts: number
  readonly notes?: readonly string[]
  /** Where it is found; among homes, if not said. */
  readonly stands?: Standing
}
