import { dateOf, timeOfDay } from '../../ui/i18n/format.ts'
import type { Language } from '../../ui/i18n/index.ts'

/** `01.03.2026 02:14` of whoever looks. */
export const dayAndTime = (language: Language, ms: number): string =>
  `${dateOf(language, ms)} ${timeOfDay(language, ms).slice(0, 5)}`
