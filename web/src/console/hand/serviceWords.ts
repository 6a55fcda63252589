import type { Incident } from '../../api/words.ts'
import type { Translate } from '../../ui/i18n/index.ts'

export type Transfer = Incident['transfers'][number]

/** Who was given an incident, in words: a service by its number, a duty centre by its own. */
export const serviceWords = (to: Transfer['to'], site: Transfer['site'], words: Translate): string =>
  to === 'site' ? words('service.numbered', { site: site ?? '' }) : words(`service.${to}`)
