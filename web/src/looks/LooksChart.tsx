import type { LookHour } from '../api/words.ts'
import classes from '../ui/chart/Chart.module.css'
import { Bars, Cursor, Levels } from '../ui/chart/Chart.tsx'
import { type Frame, scalesOf } from '../ui/chart/scales.ts'
import { useSteps } from '../ui/chart/useSteps.ts'
import { dayAndTime, timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'

const sides = { left: 30, right: 18 }
/** Every so many hours one is named below. */
const named = 6

/** The looks of each hour, those that were unusual hatched. */
export const LooksChart = ({ hours }: { readonly hours: readonly LookHour[] }) => {
  const words = useWords()
  const { box, width, cursor, handlers } = useSteps(hours.length, sides)
  const frame: Frame = { width, height: 130, ...sides, bottom: 18 }
  const scales = scalesOf(hours.length, Math.max(0, ...hours.map(({ looks }) => looks)), frame)
  const at = hours[cursor]
  const sentence = at
    ? words('looks.hour', {
        at: dayAndTime(language(), Date.parse(at.hour)),
        looks: at.looks,
        unusual: at.unusual,
      })
    : ''
  return (
    <figure className={classes.chart} data-testid="looks-chart">
      <p className={classes.sentence}>{sentence}</p>
      <div
        ref={box}
        className={classes.pictures}
        role="slider"
        tabIndex={0}
        aria-label={words('looks.chart')}
        aria-valuemin={0}
        aria-valuemax={hours.length - 1}
        aria-valuenow={cursor}
        aria-valuetext={sentence}
        {...handlers}
      >
        <svg width={frame.width} height={frame.height} aria-hidden="true">
          <Levels scales={scales} frame={frame} />
          <Cursor scales={scales} cursor={cursor} frame={frame} />
          <Bars
            scales={scales}
            bars={hours.map(({ hour, looks, unusual }) => ({ key: hour, all: looks, marked: unusual }))}
          />
          {hours.map(({ hour }, index) =>
            index % named === 0 ? (
              <text key={hour} className={classes.mark} x={scales.x(index)} y={frame.height - 4}>
                {timeOfDay(language(), Date.parse(hour)).slice(0, 5)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
      <figcaption className={classes.legend}>
        <span>
          <i className={classes.openedMark} /> {words('looks.all')}
        </span>
        <span>
          <i className={classes.lateMark} /> {words('looks.unusualOnes')}
        </span>
      </figcaption>
    </figure>
  )
}
