import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { mapKeys } from './keys.ts'
import classes from './Legend.module.css'
import { happenings, statuses, toggleLegend } from './legend.ts'
import { drawMark } from './overlay/marks.ts'
import { readTokens, watchTokens } from './tokens.ts'

/** What the signs of the map mean. What moves on it is drawn here by the same pen as there. */
export const Legend = () => {
  const words = useWords()
  const [tokens, setTokens] = useState(readTokens)
  useEffect(() => watchTokens(setTokens), [])
  const drawn = (...marks: readonly string[]) => <Drawn marks={marks} tokens={tokens} />
  return (
    <aside className={classes.legend} aria-label={words('map.deed.legend')} data-testid="legend">
      <button type="button" className={classes.close} onClick={toggleLegend}>
        {words('map.legend.close')} <Kbd cap={mapKeys.legend.cap} />
      </button>
      <Part title={words('map.legend.happening')}>
        {happenings.map(({ word, marks }) => (
          <Sign key={word} picture={drawn(...marks)} word={words(`map.legend.${word}`)} />
        ))}
      </Part>
      <Part title={words('map.legend.units')}>
        {statuses.map((status) => (
          <Sign key={status} picture={drawn(`unit ${status}`)} word={words(`unitStatus.${status}`)} />
        ))}
        <Sign picture={<Line className={classes.way} />} word={words('map.legend.way')} />
        <Sign picture={<Line className={classes.straight} />} word={words('map.legend.straight')} />
      </Part>
      <Part title={words('map.legend.places')}>
        <Sign picture={drawn('station')} word={words('map.legend.station')} />
        <Sign picture={<Line className={classes.area} />} word={words('map.legend.area')} />
        <Sign picture={drawn('road closed')} word={words('map.legend.roadClosed')} />
        <Sign picture={drawn('road slow')} word={words('map.legend.roadSlow')} />
        <Sign picture={<Dot className={classes.premises} radius={3} />} word={words('map.legend.premises')} />
        <Sign picture={<Dot className={classes.cluster} radius={10} count={24} />} word={words('map.legend.cluster')} />
      </Part>
    </aside>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    <ul>{children}</ul>
  </section>
)

const Sign = ({ picture, word }: { readonly picture: ReactNode; readonly word: string }) => (
  <li>
    {picture}
    {word}
  </li>
)

/** A square in which the largest mark that is no ring has its place, px; a ring is drawn as small as that. */
const SIDE = 26

interface DrawnProps {
  /** From below. */
  readonly marks: readonly string[]
  readonly tokens: ReturnType<typeof readTokens>
}

const Drawn = ({ marks, tokens }: DrawnProps) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const all = marks.join()
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    const side = SIDE * devicePixelRatio
    pen.clearRect(0, 0, side, side)
    for (const mark of all.split(',')) {
      const picture = drawMark(mark, tokens, { ratio: devicePixelRatio, scale: 1, heading: 0 })
      if (!picture) continue
      const width = Math.min(side, picture.width)
      pen.drawImage(picture, (side - width) / 2, (side - width) / 2, width, width)
    }
  }, [all, tokens])
  return (
    <canvas ref={canvas} className={classes.picture} width={SIDE * devicePixelRatio} height={SIDE * devicePixelRatio} />
  )
}

const Line = ({ className }: { readonly className: string | undefined }) => (
  <svg className={classes.picture} viewBox="0 0 26 26" aria-hidden="true">
    <path className={className} d="M2 13h22" />
  </svg>
)

interface DotProps {
  readonly className: string | undefined
  readonly radius: number
  readonly count?: number
}

const Dot = ({ className, radius, count }: DotProps) => (
  <svg className={classes.picture} viewBox="0 0 26 26" aria-hidden="true">
    <circle className={className} cx="13" cy="13" r={radius} />
    <text x="13" y="16.5">
      {count}
    </text>
  </svg>
)
