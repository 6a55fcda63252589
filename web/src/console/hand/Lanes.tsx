import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import { useServerTime } from '../../api/live/useServerTime.ts'
import type { TimelineEntry } from '../../api/words.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { entryWords } from './entryWords.ts'
import classes from './Lanes.module.css'
import { pictureOf, type Row } from './lanes.ts'

/** Pixels: the names on the left, the edge on the right, the height of a lane. */
const LEFT = 64
const RIGHT = 8
const LINE = 20
/** The end of the picture moves on in steps of this many ms: it is a picture, not a clock. */
const STEP = 5000

interface LanesProps {
  readonly entries: readonly TimelineEntry[]
  readonly dueAt: number | null
  readonly endedAt: number | null
}

/** One lane for the panel, one for the desk, one for each unit, over the same time. */
export const Lanes = ({ entries, dueAt, endedAt }: LanesProps) => {
  const words = useWords()
  const moment = useServerTime((now) => Math.ceil(now / STEP) * STEP)
  const picture = useMemo(() => pictureOf(entries, { to: endedAt ?? moment, dueAt }), [entries, endedAt, moment, dueAt])
  const { ref, width } = useElementSize()
  const height = ((picture?.rows.length ?? 0) + 1) * LINE
  const x = (place: number): number => LEFT + place * (width - LEFT - RIGHT)
  return (
    <div ref={ref}>
      {picture && width > 0 && (
        <svg className={classes.lanes} width={width} height={height} role="img" aria-label={words('lanes.title')}>
          {picture.rows.map((row, at) => (
            <LaneRow
              key={row.unit ?? row.lane}
              row={row}
              x={x}
              y={at * LINE + LINE / 2}
              name={row.unit ?? words(`lanes.${row.lane}`)}
            />
          ))}
          {picture.target !== null && (
            <g className={classes.target}>
              <line x1={x(picture.target)} x2={x(picture.target)} y1={2} y2={height - LINE} />
              <text x={x(picture.target)} y={height - 6} textAnchor={anchorAt(picture.target)}>
                {words('lanes.target')}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  )
}

/** A word near an edge leans inwards. */
const anchorAt = (place: number) => (place < 0.1 ? 'start' : place > 0.9 ? 'end' : 'middle')

interface LaneRowProps {
  readonly row: Row
  readonly x: (place: number) => number
  readonly y: number
  readonly name: string
}

const LaneRow = ({ row, x, y, name }: LaneRowProps) => {
  const words = useWords()
  return (
    <g>
      <text className={classes.name} x={0} y={y + 4}>
        {name}
      </text>
      <line className={classes.lane} x1={x(0)} x2={x(1)} y1={y} y2={y} />
      {row.spans.map(({ from, to, stage }) => (
        <rect
          key={`${stage} ${from}`}
          className={classes.span}
          data-stage={stage}
          x={x(from)}
          width={Math.max(x(to) - x(from), 1)}
          y={y - 4}
          height={8}
          rx={4}
        />
      ))}
      {row.marks.map(({ at, entry }) => (
        <circle key={entry.seq} className={classes.mark} cx={x(at)} cy={y} r={4}>
          <title>{entryWords(entry, language(), words)}</title>
        </circle>
      ))}
    </g>
  )
}
