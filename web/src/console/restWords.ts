import type { ConsideredUnit } from '../api/words.ts'
import type { Translate } from '../ui/i18n/index.ts'
import { activeOf, furthestOf, type Rest, type WhyNot } from './actions.ts'
import { keys } from './keys.ts'
import type { Hand } from './thing.ts'

/** Why nothing is to be done with the thing in hand, or not what was asked for; and with which key it goes on. */
export const restWords = (
  rest: Rest | WhyNot,
  { alarm, incident, going }: Hand & { readonly going: readonly ConsideredUnit[] },
  words: Translate,
): string => {
  const assignments = incident?.assignments ?? []
  const those = rest === 'crew-there' ? activeOf(assignments) : furthestOf(assignments).those
  const gone = going.find((one) => !one.sendable)
  return words(`rest.${rest}`, {
    name: alarm?.inHandOf?.name ?? '',
    unit: gone?.unit ?? '',
    why: gone ? words(gone.why === 'lacks-capability' ? 'why.busy' : `why.${gone.why}`) : '',
    units: those.map(({ unit }) => unit).join(', '),
    status: keys.status.cap,
    backUp: keys.backUp.cap,
    close: keys.close.cap,
  })
}
