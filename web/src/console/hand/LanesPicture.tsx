import type { TimelineEntry } from '../../api/words.ts'
import { age, timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { entryWords } from './entryWords.ts'
import classes from './Lanes.module.css'
import { type Picture, type Row, type Span, scaleOf, timeOf } from './lanes.ts'
import { type Target, worstOf } from './targets.ts'

/** Where things stand in the picture, px. */
export interface Geometry {
  /** Names and figures are left of it. */
  readonly left: number
  readonly right: number
  /** Height of one lane. */
  readonly line: number
  readonly x: (time: number) => number
}

/** At the usual text size, px. */
const NAME = 70
const FIGURE = 52
const EDGE = 10
const LINE = 24
/** Marks of neighbours still stand apart. */
const LEAST_LINE = 18
/** So wide is a word of the scale of time. */
const TICK = 74

/** `room`: the height that there is for it, px; where that is little, lanes stand closer, down to a least. */
export const geometryOf = (
  { from, to, rows }: Picture,
  { width, room = Number.POSITIVE_INFINITY, textScale }: Frame,
): Geometry => {
  const left = (NAME + FIGURE) * textScale
  const right = width - EDGE
  const x = (time: number) => left + (Math.min(Math.max(time - from, 0), to - from) / (to - from)) * (right - left)
  const line = Math.max(LEAST_LINE * textScale, Math.min(LINE * textScale, room / (rows.length + 1)))
  return { left, right, line, x }
}

export const heightOf = ({ rows }: Picture, { line }: Geometry): number => (rows.length + 1) * line

interface Frame {
  readonly width: number
  readonly room?: number
  readonly textScale: number
}

interface LanesPictureProps extends Frame {
  readonly picture: Picture
  readonly label: string
}

/** One lane for the panel, the operator, the dispatcher and each unit, over the same time; what was to be answered by when. */
export const LanesPicture = ({ picture, label, ...frame }: LanesPictureProps) => {
  const words = useWords()
  const { width, textScale } = frame
  const geometry = geometryOf(picture, frame)
  const { left, right, line, x } = geometry
  const height = heightOf(picture, geometry)
  const scale = scaleOf(picture.from, picture.to, Math.max(1, Math.floor((right - left) / (TICK * textScale))))
  const short = (time: number) => timeOfDay(language(), time).slice(0, scale.seconds ? 8 : 5)
  return (
    <svg className={classes.lanes} width={width} height={height} role="img" aria-label={label}>
      {scale.times.map((time) => (
        <g key={time} className={classes.scale}>
          <line x1={x(time)} x2={x(time)} y1={2} y2={height - line + 4} />
          <text x={x(time)} y={height - line / 4} textAnchor={anchorAt(x(time), left, right)}>
            {short(time)}
          </text>
        </g>
      ))}
      {picture.rows.map((row, at) => (
        <LaneRow
          key={row.unit ?? row.lane}
          row={row}
          now={picture.to}
          geometry={geometry}
          textScale={textScale}
          y={at * line + line / 2}
          name={row.unit ?? words(`picture.lane.${row.lane}`)}
        />
      ))}
    </svg>
  )
}

/** A word near an edge leans inwards. */
const anchorAt = (x: number, left: number, right: number) =>
  x - left < TICK / 2 ? 'start' : right - x < TICK / 2 ? 'end' : 'middle'

interface LaneRowProps {
  readonly row: Row
  readonly now: number
  readonly geometry: Geometry
  readonly textScale: number
  readonly y: number
  readonly name: string
}

const LaneRow = ({ row, now, geometry: { left, right, x }, textScale, y, name }: LaneRowProps) => {
  const words = useWords()
  const worst = worstOf(row.targets, now)
  return (
    <g>
      <text className={classes.name} x={0} y={y} dominantBaseline="central">
        {name}
      </text>
      {worst && <Figure target={worst} now={now} x={left - 8 * textScale} y={y} />}
      <line className={classes.lane} x1={left} x2={right} y1={y} y2={y} />
      {row.spans.map((span) => (
        <Stretch key={`${span.stage} ${span.from}`} span={span} x={x} y={y} />
      ))}
      {row.targets.map((target) => (
        <TargetMark key={`${target.since} ${target.dueAt}`} target={target} now={now} x={x} y={y} />
      ))}
      {row.marks.map((entry) => (
        <Mark key={entry.seq} entry={entry} x={x(timeOf(entry))} y={y}>
          {`${timeOfDay(language(), timeOf(entry))} ${entryWords(entry, language(), words)}`}
        </Mark>
      ))}
    </g>
  )
}

const heights = { waiting: 2, resolved: 2, open: 6, assigned: 4, 'en-route': 8, 'on-scene': 12, 'in-hand': 8 } as const

/** The further it has come, the fuller the lane: told by height, not by colour. */
const Stretch = ({ span: { from, to, stage }, x, y }: { span: Span; x: Geometry['x']; y: number }) => (
  <rect
    className={classes.span}
    data-stage={stage}
    x={x(from)}
    width={Math.max(x(to) - x(from), 1)}
    y={y - heights[stage] / 2}
    height={heights[stage]}
    rx={Math.min(heights[stage] / 2, 3)}
  />
)

/** Signals are strokes, what people did are dots. */
const Mark = ({ entry, x, y, children }: { entry: TimelineEntry; x: number; y: number; children: string }) =>
  entry.lane === 'panel' ? (
    <rect className={classes.mark} x={x - 1} width={2.5} y={y - 7} height={14}>
      <title>{children}</title>
    </rect>
  ) : (
    <circle className={classes.mark} cx={x} cy={y} r={3.5}>
      <title>{children}</title>
    </circle>
  )

/** A bar at the time by which it was to be answered; what came later is drawn as broken line up to the answer. */
const TargetMark = ({ target, now, x, y }: { target: Target; now: number; x: Geometry['x']; y: number }) => {
  const { dueAt, answeredAt, state } = target
  const late = state === 'missed' && x(answeredAt ?? now) > x(dueAt)
  return (
    <g className={classes.target} data-state={state}>
      <line x1={x(dueAt)} x2={x(dueAt)} y1={y - 9} y2={y + 9} />
      {late && <line className={classes.late} x1={x(dueAt)} x2={x(answeredAt ?? now)} y1={y - 9} y2={y - 9} />}
    </g>
  )
}

/** How long it took, and whether that was in time: a tick, a cross, or dots for what is still open. */
const Figure = ({ target, now, x, y }: { target: Target; now: number; x: number; y: number }) => {
  const { since, answeredAt, state } = target
  const sign = { met: '✓', missed: '✗', pending: '…' }[state]
  return (
    <text className={classes.figure} data-state={state} x={x} y={y} textAnchor="end" dominantBaseline="central">
      {age((answeredAt ?? now) - since)} {sign}
    </text>
  )
}
