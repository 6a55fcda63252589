import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMe } from '../api/session.ts'
import type { DrivingFigures } from '../api/words.ts'
import { calendarDay, deviation } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { OfficePage } from '../ui/OfficePage.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { pagesOf } from '../ui/pages.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import { BiasBars } from './BiasBars.tsx'
import classes from './DrivingPage.module.css'
import { drivingQuery } from './questions.ts'

/** Where estimates of arrival are too short or too long: by hour, class of road and day, and never by crew. */
export const DrivingPage = () => {
  const words = useWords()
  const me = useMe()
  const maySee = me !== null && pagesOf(me.role).some(({ name }) => name === 'driving')
  return (
    <OfficePage title={words('driving.title')}>
      <div className={classes.body}>{maySee ? <Periods /> : <p role="alert">{words('driving.notForYou')}</p>}</div>
    </OfficePage>
  )
}

/** Days: a week, four of them, a quarter of a year. */
const periods = [7, 28, 92] as const

const Periods = () => {
  const words = useWords()
  const [days, setDays] = useState<(typeof periods)[number]>(28)
  const { data, error } = useQuery(drivingQuery(days))
  return (
    <>
      <p className={classes.meaning}>{words('driving.meaning')}</p>
      <fieldset className={classes.periods} aria-label={words('driving.period')}>
        {periods.map((one) => (
          <SmallButton key={one} aria-pressed={one === days} onClick={() => setDays(one)}>
            {words('driving.days', { count: one })}
          </SmallButton>
        ))}
      </fieldset>
      {error && <ProblemText problem={problemOf(error)} />}
      {data && <Report figures={data} />}
    </>
  )
}

const Report = ({ figures }: { readonly figures: DrivingFigures }) => {
  const words = useWords()
  const { drives, bias, median, byHour, byRoad, byDay, leftOut } = figures
  const against = (ratio: number | null) => deviation(language(), ratio ?? 1)
  return (
    <>
      <p className={classes.summary} data-testid="driving" data-drives={drives}>
        {drives === 0
          ? words('driving.nothing')
          : words('driving.summary', { count: drives, bias: against(bias), median: against(median) })}
      </p>
      {drives > 0 && (
        <div className={classes.pictures}>
          <BiasBars
            title={words('driving.byRoad')}
            head={words('driving.road')}
            note={words('driving.shares')}
            bars={byRoad.map(({ road, ...one }) => ({ key: road, name: words(`driving.class.${road}`), ...one }))}
          />
          <BiasBars
            title={words('driving.byHour')}
            head={words('driving.hour')}
            note={words('driving.hours')}
            bars={byHour
              .filter((one) => one.drives > 0)
              .map(({ hour, ...one }) => ({ key: String(hour), name: `${hour}:00–${hour + 1}:00`, ...one }))}
          />
          <BiasBars
            title={words('driving.byDay')}
            head={words('driving.day')}
            bars={byDay.map(({ day, ...one }) => ({ key: day, name: calendarDay(language(), day), ...one }))}
          />
        </div>
      )}
      <p className={classes.leftOut}>{words('driving.leftOut', leftOut)}</p>
    </>
  )
}
