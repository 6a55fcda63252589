import classes from '../ui/chart/Chart.module.css'
import { Bars, Cursor, Levels } from '../ui/chart/Chart.tsx'
import { type Frame, scalesOf } from '../ui/chart/scales.ts'
import { useSteps } from '../ui/chart/useSteps.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { type Bucket, hoursOf, mostOf, stepsOf } from './chart.ts'

interface Charted {
  readonly buckets: readonly Bucket[]
  readonly bucketSeconds: number
}

const sides = { left: 30, right: 18 }

/**
 * Two pictures on one time: what came in, with what was late hatched in it and what was taken as a line; and what waited.
 * Told apart by form, not by colour. One stop for the Tab key: the arrows go from one step of time to the next, whose numbers
 * stand above.
 */
export const QueueChart = ({ buckets, bucketSeconds }: Charted) => {
  const words = useWords()
  const { box, width, cursor, handlers } = useSteps(buckets.length, sides)
  const at = buckets[cursor]
  const clock = (ms: number): string => timeOfDay(language(), ms).slice(0, 5)
  const sentence = at
    ? words('supervisor.bucket', {
        from: clock(Date.parse(at.from)),
        until: clock(Date.parse(at.from) + bucketSeconds * 1000),
        opened: at.opened,
        inHand: at.inHand,
        late: at.late,
        waiting: at.waitingAtEnd,
      })
    : ''
  return (
    <figure className={classes.chart}>
      <p className={classes.sentence} data-testid="bucket">
        {sentence}
      </p>
      <div
        ref={box}
        className={classes.pictures}
        role="slider"
        tabIndex={0}
        aria-label={words('supervisor.chart')}
        aria-valuemin={0}
        aria-valuemax={buckets.length - 1}
        aria-valuenow={cursor}
        aria-valuetext={sentence}
        {...handlers}
      >
        <Flow buckets={buckets} cursor={cursor} frame={{ width, height: 150, ...sides, bottom: 8 }} />
        <Waiting buckets={buckets} cursor={cursor} frame={{ width, height: 108, ...sides, bottom: 18 }} clock={clock} />
      </div>
      <figcaption className={classes.legend}>
        <span>
          <i className={classes.openedMark} /> {words('supervisor.opened')}
        </span>
        <span>
          <i className={classes.lateMark} /> {words('supervisor.wereLate')}
        </span>
        <span>
          <i className={classes.takenMark} /> {words('supervisor.taken')}
        </span>
        <span>
          <i className={classes.waitingMark} /> {words('supervisor.waiting')}
        </span>
      </figcaption>
    </figure>
  )
}

interface Picture {
  readonly buckets: readonly Bucket[]
  readonly cursor: number
  readonly frame: Frame
}

const Flow = ({ buckets, cursor, frame }: Picture) => {
  const scales = scalesOf(buckets.length, mostOf(buckets, 'opened', 'inHand', 'late'), frame)
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true">
      <Levels scales={scales} frame={frame} />
      <Cursor scales={scales} cursor={cursor} frame={frame} />
      <Bars
        scales={scales}
        bars={buckets.map(({ from, opened, late }) => ({ key: from, all: opened, marked: late }))}
      />
      <path
        className={classes.taken}
        d={
          stepsOf(
            buckets.map(({ inHand }) => inHand),
            scales,
          ).line
        }
      />
    </svg>
  )
}

const Waiting = ({ buckets, cursor, frame, clock }: Picture & { readonly clock: (ms: number) => string }) => {
  const scales = scalesOf(buckets.length, mostOf(buckets, 'waitingAtEnd'), frame)
  const steps = stepsOf(
    buckets.map(({ waitingAtEnd }) => waitingAtEnd),
    scales,
  )
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true">
      <Levels scales={scales} frame={frame} />
      <Cursor scales={scales} cursor={cursor} frame={frame} />
      <path className={classes.waitingArea} d={steps.area} />
      <path className={classes.waiting} d={steps.line} />
      {hoursOf(buckets).map(({ index, at }) => (
        <text key={at} className={classes.mark} x={scales.x(index)} y={frame.height - 4}>
          {clock(at)}
        </text>
      ))}
    </svg>
  )
}
