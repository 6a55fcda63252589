import { useId } from 'react'
import classes from './Chart.module.css'
import { type Frame, levelsOf, type Scales } from './scales.ts'

/** Whole numbers on the left, each with its line. */
export const Levels = ({
  scales: { y },
  frame: { width, left, right },
}: {
  readonly scales: Scales
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

/** The step that is pointed at. */
export const Cursor = ({
  scales: { x },
  cursor,
  frame: { height, bottom: below },
}: {
  readonly scales: Scales
  readonly cursor: number
  readonly frame: Frame
}) => <rect className={classes.cursor} x={x(cursor)} width={x(1) - x(0)} y={0} height={height - below} />

interface Bar {
  readonly key: string
  readonly all: number
  /** Of these: hatched. */
  readonly marked: number
}

/** One bar for each step; what is special about it is told apart by form, not by colour. */
export const Bars = ({ bars, scales: { x, y } }: { readonly bars: readonly Bar[]; readonly scales: Scales }) => {
  const hatch = useId()
  const wide = Math.max(1, x(1) - x(0) - 1)
  return (
    <>
      <defs>
        <pattern id={hatch} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={4} height={4} className={classes.hatchGround} />
          <rect width={2} height={4} className={classes.hatch} />
        </pattern>
      </defs>
      {bars.map(({ key, all, marked }, index) => (
        <g key={key}>
          <rect className={classes.opened} x={x(index)} width={wide} y={y(all)} height={y(0) - y(all)} />
          <rect fill={`url(#${hatch})`} x={x(index)} width={wide} y={y(marked)} height={y(0) - y(marked)} />
        </g>
      ))}
    </>
  )
}
