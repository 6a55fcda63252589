import type { Capability, Recommendation } from '../api/words.ts'
import { age } from '../ui/i18n/format.ts'
import type { Translate } from '../ui/i18n/index.ts'

type Need = Recommendation['needs'][number]

/** Whoever can do any of them is named by none. */
const anybody = 8

export const capabilityWords = (oneOf: readonly Capability[], words: Translate): string =>
  oneOf.length === anybody
    ? words('backUp.any')
    : oneOf.map((capability) => words(`capability.${capability}`)).join(words('needs.or'))

/** What is asked for at several alarms alike is said once. */
const together = (needs: readonly Need[]): readonly Need[] =>
  [...Map.groupBy(needs, ({ oneOf, within }) => `${oneOf} ${within}`).values()].map((alike) => ({
    ...alike[0]!,
    count: alike.reduce((sum, { count }) => sum + count, 0),
  }))

/** `2 × fire within 10:00 · 1 × medical within 10:00` */
export const needWords = (needs: readonly Need[], words: Translate): string =>
  together(needs)
    .map(({ count, oneOf, within }) =>
      words('needs.one', { count, what: capabilityWords(oneOf, words), within: age(within * 1_000) }),
    )
    .join(' · ')

/** `2 × fire, 1 × medical` */
export const inCounts = (needs: readonly Need[], words: Translate): string =>
  needs.map(({ count, oneOf }) => `${count} × ${capabilityWords(oneOf, words)}`).join(', ')
