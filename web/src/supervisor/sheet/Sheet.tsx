import type { ReactNode } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import type { HandoverSheet } from '../../api/words.ts'
import { dayAndTime, timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { mostLines } from './lines.ts'
import classes from './Sheet.module.css'

const clock = (instant: string): string => timeOfDay(language(), Date.parse(instant)).slice(0, 5)
const figures = ['waiting', 'late', 'inHand', 'parked', 'incidents', 'outOfService', 'distress', 'onTest'] as const

/** What is under way now, on one page. */
export const Sheet = ({ sheet }: { readonly sheet: HandoverSheet }) => {
  const words = useWords()
  const stations = useLive((state) => state.stations)
  const areaOf = (area: string | null): string => (area && stations.get(area)?.name) || ''
  return (
    <article className={classes.sheet} data-testid="sheet">
      <h1>{words('sheet.title')}</h1>
      <p className={classes.at}>{dayAndTime(language(), Date.parse(sheet.at))}</p>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure} data-figure={figure}>
            <dt>{words(`sheet.${figure}`)}</dt>
            <dd>{sheet.figures[figure]}</dd>
          </div>
        ))}
      </dl>
      {Object.keys(mostLines).every((list) => sheet[list as keyof typeof mostLines].length === 0) && (
        <p>{words('sheet.nothing')}</p>
      )}
      <div className={classes.lists}>
        <Lines of="distress" rows={sheet.distress} keyOf={({ unit }) => unit}>
          {({ unit, since }) => (
            <>
              <b>{unit}</b> <time>{clock(since)}</time>
            </>
          )}
        </Lines>
        <Lines of="incidents" rows={sheet.incidents} keyOf={({ id }) => id}>
          {({ id, type, priority, status, area, openedAt, units }) => (
            <>
              <b>{priority}</b> <time>{clock(openedAt)}</time> {words(`incidentType.${type}`)} {areaOf(area)}
              <small>
                {id} · {words(`incidentStatus.${status}`)}{' '}
                {units.map(({ unit }) => (
                  <span key={unit} className={classes.unit}>
                    {unit}{' '}
                  </span>
                ))}
              </small>
            </>
          )}
        </Lines>
        {(['waiting', 'inHand', 'parked'] as const).map((list) => (
          <Lines key={list} of={list} rows={sheet[list]} keyOf={({ id }) => id}>
            {({ id, priority, class: sort, area, openedAt, inHandOf, parkedUntil }) => (
              <>
                <b>{priority}</b> <time>{clock(openedAt)}</time> {words(`class.${sort}`)} {areaOf(area)}
                <small>
                  {id} {inHandOf && `· ${inHandOf}`}{' '}
                  {parkedUntil && `· ${words('queue.until', { time: clock(parkedUntil) })}`}
                </small>
              </>
            )}
          </Lines>
        ))}
        <Lines of="outOfService" rows={sheet.outOfService} keyOf={({ unit }) => unit}>
          {({ unit, since, reason }) => (
            <>
              <b>{unit}</b> <time>{clock(since)}</time> {reason ?? <small>{words('sheet.noReason')}</small>}
            </>
          )}
        </Lines>
        <Lines of="onTest" rows={sheet.onTest} keyOf={({ account }) => account}>
          {({ account, until }) => (
            <>
              <b>{account}</b> {words('queue.until', { time: clock(until) })}
            </>
          )}
        </Lines>
      </div>
      <div className={classes.signatures}>
        <span>{words('sheet.handsOver')}</span>
        <span>{words('sheet.takesOver')}</span>
      </div>
    </article>
  )
}

interface LinesProps<Row> {
  readonly of: keyof typeof mostLines
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly children: (row: Row) => ReactNode
}

/** One list of the sheet; what there is no room for on one page is counted. */
const Lines = <Row,>({ of, rows, keyOf, children }: LinesProps<Row>) => {
  const words = useWords()
  const more = rows.length - mostLines[of]
  if (rows.length === 0) return null
  return (
    <section className={classes.list} data-list={of}>
      <h2>{words(`sheet.${of}`)}</h2>
      <ul>
        {rows.slice(0, mostLines[of]).map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
      {more > 0 && <p className={classes.more}>{words('sheet.more', { count: more })}</p>}
    </section>
  )
}
