import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { type Bucket, type Frame, hoursOf, levelsOf, mostOf, scalesOf, stepsOf } from './chart.ts'
import classes from './QueueChart.module.css'

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
  const { box, width } = useWidth()
  const [pointed, setPointed] = useState<number | null>(null)
  const last = buckets.length - 1
  const cursor = Math.min(pointed ?? last, last)
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
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: cursor - 1, ArrowRight: cursor + 1, Home: 0, End: last }[event.code]
    if (to === undefined) return
    event.preventDefault()
    setPointed(Math.max(0, Math.min(last, to)))
  }
  const onPointer = (clientX: number) => {
    const from = box.current?.getBoundingClientRect().left ?? 0
    const part = (clientX - from - sides.left) / Math.max(1, width - sides.left - sides.right)
    setPointed(Math.max(0, Math.min(last, Math.floor(part * buckets.length))))
  }
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
        aria-valuemax={last}
        aria-valuenow={cursor}
        aria-valuetext={sentence}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => onPointer(event.clientX)}
        onPointerLeave={() => setPointed(null)}
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
  const { x, y } = scales
  const hatch = useId()
  const wide = Math.max(1, x(1) - x(0) - 1)
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={4} height={4} className={classes.hatchGround} />
          <rect width={2} height={4} className={classes.hatch} />
        </pattern>
      </defs>
      <Levels scales={scales} frame={frame} />
      <Cursor scales={scales} cursor={cursor} frame={frame} />
      {buckets.map(({ from, opened, late }, index) => (
        <g key={from}>
          <rect className={classes.opened} x={x(index)} width={wide} y={y(opened)} height={y(0) - y(opened)} />
          <rect fill={`url(#${hatch})`} x={x(index)} width={wide} y={y(late)} height={y(0) - y(late)} />
        </g>
      ))}
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

const Levels = ({
  scales: { y },
  frame: { width, left, right },
}: {
  readonly scales: ReturnType<typeof scalesOf>
  readonly frame: Frame
}) =>
  levelsOf(y).map((level) => (
    <g key={level}>
      <line className={classes.level} x1={left} x2={width - right} y1={y(level)} y2={y(level)} />
      <text className={classes.number} x={left - 6} y={y(level)}>
        {level}
      </text>
    </g>
  ))

const Cursor = ({
  scales: { x },
  cursor,
  frame: { height, bottom: below },
}: {
  readonly scales: ReturnType<typeof scalesOf>
  readonly cursor: number
  readonly frame: Frame
}) => <rect className={classes.cursor} x={x(cursor)} width={x(1) - x(0)} y={0} height={height - below} />

const useWidth = () => {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}
