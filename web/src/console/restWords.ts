import type { Translate } from '../ui/i18n/index.ts'
import { activeOf, type Rest, type WhyNot } from './actions.ts'
import type { Hand } from './thing.ts'

/** Why nothing is to be done with the thing in hand, or not what was asked for. */
export const restWords = (rest: Rest | WhyNot, { alarm, incident }: Hand, words: Translate): string =>
  words(`rest.${rest}`, {
    name: alarm?.inHandOf?.name ?? '',
    units: activeOf(incident?.assignments ?? [])
      .map(({ unit }) => unit)
      .join(', '),
  })
