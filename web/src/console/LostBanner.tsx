import { useLive } from '../api/live/useLive.ts'
import { Banner } from '../ui/Banner.tsx'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { useFreshness } from './ConsoleFooter.tsx'

/** Light on the dark screen, so that nobody works on with what is no longer true. */
export const LostBanner = () => {
  const words = useWords()
  const state = useFreshness('state')
  const age = useFreshness('age')
  const journal = useLive((known) => known.pulse?.journal)
  const heardAt = useLive((known) => known.heardAt)
  if (state === 'lost') {
    return (
      <Banner title={words('lost.title')} testId="lost">
        <span>
          {heardAt === null
            ? words('lost.never')
            : words('lost.since', { time: timeOfDay(language(), heardAt), count: age })}
        </span>
        <span>{words('lost.advice')}</span>
      </Banner>
    )
  }
  if (journal && journal !== 'up') {
    return (
      <Banner title={words('journalDown.title')} testId="journal-down">
        <span>{words('journalDown.meaning')}</span>
      </Banner>
    )
  }
  return null
}
