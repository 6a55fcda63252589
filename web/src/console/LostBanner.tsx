import { keeping } from '../api/live/freshness.ts'
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
  const kept = useLive(keeping)
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
  if (kept !== 'kept') {
    return (
      <Banner title={words(`journal.${kept}.title`)} testId="journal-down">
        <span>{words(`journal.${kept}.meaning`)}</span>
      </Banner>
    )
  }
  return null
}
