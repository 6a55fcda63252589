import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { useCrew } from '../useCrew.ts'

/** How old what is shown is, while the centre is not heard; null while it is. */
export const useAsOf = (): string | null => {
  const words = useWords()
  const { freshness, heardAt } = useCrew()
  if (freshness.state !== 'lost' || heardAt === null) return null
  return words('crew.top.asOf', { time: timeOfDay(language(), heardAt).slice(0, 5) })
}
