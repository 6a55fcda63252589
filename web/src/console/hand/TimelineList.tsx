import type { TimelineEntry } from '../../api/words.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { type Act, actsOf } from './acts.ts'
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
    {actsOf(entries)
      .toReversed()
      .map((act) => (
        <Line key={act.entry.seq} act={act} onTime={onTime} />
      ))}
  </ol>
)

const Line = ({
  act: { entry, within, said },
  onTime,
}: {
  readonly act: Act
  readonly onTime: TimelineListProps['onTime']
}) => {
  const words = useWords()
  const at = Date.parse(entry.at)
  const shown = <time dateTime={entry.at}>{timeOfDay(language(), at)}</time>
  return (
    <li className={classes.entry} data-event={entry.type} data-seq={[...within, entry].map(({ seq }) => seq).join(' ')}>
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
        <Written entry={entry} />
        {said.map((one) => (
          <span
            key={one.seq}
            className={classes.said}
            data-event={one.type}
            data-seq={one.seq}
            data-corrected={one !== said.at(-1)}
          >
            {entryWords(one, language(), words)}
            <Written entry={one} />
          </span>
        ))}
      </span>
    </li>
  )
}

const Written = ({ entry }: { readonly entry: TimelineEntry }) => {
  const written = writtenOf(entry)
  return written && <q className={classes.written}>{written}</q>
}
