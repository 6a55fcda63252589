import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { useServerTime } from '../api/live/useServerTime.ts'
import { closuresAheadQuery } from '../api/questions.ts'
import type { ClosuresAhead as Ahead, Incident } from '../api/words.ts'
import { age } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { toldAhead } from './ahead.ts'
import classes from './Closures.module.css'
import { aheadWords } from './closureWords.ts'

interface ClosuresAheadProps {
  readonly incident: Incident
  /** Those who are on their way, and those who could go, in the order in which they stand. */
  readonly units: readonly string[]
}

/** Units drive: it is asked anew this often, ms. */
const ASK_EVERY = 10_000

const isOver: ReadonlySet<Incident['status']> = new Set<Incident['status']>(['resolved', 'closed'])

/** Why times are longer than usual, and that the place itself is closed: a quiet line for each closure, and none where nothing is. */
export const ClosuresAhead = ({ incident, units }: ClosuresAheadProps) => {
  const words = useWords()
  const closures = useLive((state) => state.closures)
  const now = useServerTime((time) => Math.ceil(time / 60_000) * 60_000)
  const { data } = useQuery({
    ...closuresAheadQuery(incident.id, units),
    enabled: closures.size > 0 && !isOver.has(incident.status),
    refetchInterval: ASK_EVERY,
  })
  const { told, more } = toldAhead(closures.size > 0 ? (data ?? []) : [], units)
  const lines = told.flatMap((one) => {
    const closure = closures.get(one.closure)
    return closure ? [{ ...one, known: closure }] : []
  })
  if (lines.length === 0) return null
  return (
    <ul className={classes.ahead} aria-label={words('closures.ahead.title')} data-testid="closures-ahead">
      {lines.map(({ closure, here, known, units: late }) => (
        <li key={closure} data-closure={closure} data-here={here || undefined}>
          {aheadWords(words, language(), known, here, now)}
          {late.map((unit, at) => (
            <Fragment key={unit.unit}>
              {at === 0 ? ' – ' : ', '}
              <span className={classes.late}>{lateWords(words, unit)}</span>
            </Fragment>
          ))}
        </li>
      ))}
      {more > 0 && <li>{words('closures.ahead.more', { count: more })}</li>}
    </ul>
  )
}

const lateWords = (words: ReturnType<typeof useWords>, { unit, longer }: Ahead[number]['units'][number]): string =>
  longer === null
    ? words('closures.ahead.noRoad', { unit })
    : words('closures.ahead.longer', { unit, time: age(longer * 1_000) })
