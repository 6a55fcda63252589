import { useState } from 'react'
import { distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { metresBetween } from '../../ui/metres.ts'
import { bearingTo } from '../position/report.ts'
import { useWhereabouts } from '../position/whereabouts.ts'
import type { Position } from '../words.ts'
import classes from './Way.module.css'
import { arrowAngle, coordinates, wayLink } from './way.ts'

interface WayProps {
  readonly to: { readonly position: readonly number[]; readonly address: string }
}

/** Which way and how far, from where the phone is; and the hand-over to the phone's own navigation. */
export const Way = ({ to }: WayProps) => {
  const words = useWords()
  const { fix } = useWhereabouts()
  const [copied, setCopied] = useState(false)
  const place: Position = [to.position[0]!, to.position[1]!]
  const link = wayLink(navigator.userAgent, place, to.address)
  const point = coordinates(place)
  const copy = () => {
    // Without HTTPS there is no clipboard; the coordinates can still be marked with the finger.
    void navigator.clipboard?.writeText(point).then(() => setCopied(true))
  }
  return (
    <section className={classes.way} aria-label={words('crew.way.title')} data-testid="way">
      {fix && <Arrow from={fix.position} heading={fix.heading} to={place} />}
      {link && (
        <a className="button small" href={link}>
          {words('crew.way.navigate')}
        </a>
      )}
      <button type="button" className={`small ${classes.point}`} onClick={copy}>
        {point} · {words('crew.way.copy')}
      </button>
      <span role="status" className={classes.copied}>
        {copied && words('crew.way.copied')}
      </span>
    </section>
  )
}

interface ArrowProps {
  readonly from: Position
  readonly heading: number | null
  readonly to: Position
}

const Arrow = ({ from, heading, to }: ArrowProps) => {
  const words = useWords()
  const angle = arrowAngle(bearingTo(from, to), heading)
  return (
    <div className={classes.arrow}>
      <svg viewBox="-50 -50 100 100" aria-hidden="true">
        <circle r="47" />
        {/* Where north is, while nobody knows which way we are going. */}
        {heading === null && <text y="-32">N</text>}
        <path d="M0 -30 L17 22 L0 12 L-17 22 Z" transform={`rotate(${angle.toFixed(0)})`} />
      </svg>
      <p>
        <b>{distance(language(), words, metresBetween(from, to))}</b>
        <small>{words('crew.way.straight')}</small>
      </p>
    </div>
  )
}
