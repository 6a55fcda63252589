import type { TimelineEntry } from '../../api/words.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { entryWords, writtenOf } from './entryWords.ts'
import classes from './Timeline.module.css'

interface TimelineListProps {
  readonly entries: readonly TimelineEntry[]
  /** Where a time can be gone to: what its button does, ms. */
  readonly onTime?: (time: number) => void
}

/** What happened, the latest first. */
export const TimelineList = ({ entries, onTime }: TimelineListProps) => (
  <ol className={classes.entries}>
    {entries.toReversed().map((entry) => (
      <Entry key={entry.seq} entry={entry} onTime={onTime} />
    ))}
  </ol>
)

const Entry = ({ entry, onTime }: { readonly entry: TimelineEntry; readonly onTime: TimelineListProps['onTime'] }) => {
  const words = useWords()
  const written = writtenOf(entry)
  const at = Date.parse(entry.at)
  const shown = <time dateTime={entry.at}>{timeOfDay(language(), at)}</time>
  return (
    <li className={classes.entry} data-event={entry.type} data-seq={entry.seq}>
      {onTime ? (
        <button
          type="button"
          className={classes.go}
          aria-label={words('replay.jump', { time: timeOfDay(language(), at) })}
          onClick={() => onTime(at)}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
      <span>
        {entryWords(entry, language(), words)}
        {entry.pressedAt && (
          <em className={classes.late}>
            {words('picture.pressedAt', { time: timeOfDay(language(), Date.parse(entry.pressedAt)) })}
          </em>
        )}
        {written && <q className={classes.written}>{written}</q>}
      </span>
    </li>
  )
}
