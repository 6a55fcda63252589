import { useLive } from '../api/live/useLive.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { useFreshness } from './ConsoleFooter.tsx'
import classes from './LostBanner.module.css'

/** Light on the dark screen, so that nobody works on with what is no longer true. */
export const LostBanner = () => {
  const words = useWords()
  const state = useFreshness('state')
  const age = useFreshness('age')
  const journal = useLive((known) => known.pulse?.journal)
  const heardAt = useLive((known) => known.heardAt)
  if (state === 'lost') {
    return (
      <div className={classes.banner} data-testid="lost">
        <strong role="alert">{words('lost.title')}</strong>
        <span>
          {heardAt === null
            ? words('lost.never')
            : words('lost.since', { time: timeOfDay(language(), heardAt), count: age })}
        </span>
        <span>{words('lost.advice')}</span>
      </div>
    )
  }
  if (journal && journal !== 'up') {
    return (
      <div className={classes.banner} role="alert" data-testid="journal-down">
        <strong>{words('journalDown.title')}</strong>
        <span>{words('journalDown.meaning')}</span>
      </div>
    )
  }
  return null
}
