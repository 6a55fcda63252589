import { useId } from 'react'
import { deviation } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import classes from './BiasBars.module.css'

interface Bar {
  readonly key: string
  readonly name: string
  /** Driven seconds for each that was reckoned; null where nobody drove. */
  readonly bias: number | null
  readonly drives: number
}

interface BiasBarsProps {
  readonly title: string
  /** What the rows are. */
  readonly head: string
  readonly note?: string
  readonly bars: readonly Bar[]
}

/** A row for each, with a bar from the estimate in the middle: to the right where driving took longer, to the left where less. */
export const BiasBars = ({ title, head, note, bars }: BiasBarsProps) => {
  const words = useWords()
  const id = useId()
  const reach = reachOf(bars)
  return (
    <section className={classes.zone}>
      <h2 id={id}>{title}</h2>
      {note && <p className={classes.note}>{note}</p>}
      <table className={classes.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" colSpan={2} className={classes.middle}>
              {words('driving.bias')}
            </th>
            <th scope="col" className={classes.number}>
              {words('driving.drives')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, name, bias, drives }) => (
            <tr key={key} data-bar={key} data-bias={bias ?? undefined}>
              <th scope="row">{name}</th>
              <td>
                <Picture off={bias === null ? 0 : (bias - 1) / reach} />
              </td>
              <td className={classes.number}>{bias === null ? '–' : deviation(language(), bias)}</td>
              <td className={classes.drives}>{drives}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How far the pictures reach to each side: half as long again, or as far as the farthest, up to three times. */
const reachOf = (bars: readonly Bar[]): number =>
  Math.min(2, Math.max(0.5, ...bars.map(({ bias }) => Math.abs((bias ?? 1) - 1))))

/** @param off from -1, at the left edge, to 1, at the right one */
const Picture = ({ off }: { readonly off: number }) => {
  const wide = Math.min(1, Math.abs(off)) * 50
  return (
    <svg className={classes.picture} width="100%" height={12} aria-hidden="true">
      <rect
        className={off > 0 ? classes.longer : classes.shorter}
        x={`${off > 0 ? 50 : 50 - wide}%`}
        width={`${wide}%`}
        y={1}
        height={10}
      />
      <line className={classes.estimate} x1="50%" x2="50%" y1={0} y2={12} />
    </svg>
  )
}
