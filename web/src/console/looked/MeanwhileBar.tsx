import { UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { freshness } from '../../api/live/freshness.ts'
import { live } from '../../api/live/scene.ts'
import type { LiveState } from '../../api/live/state.ts'
import { clock } from '../../ui/clock.ts'
import { age } from '../../ui/i18n/format.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import classes from './MeanwhileBar.module.css'
import { isQuiet, type Meanwhile, meanwhileOf } from './meanwhile.ts'

/** Who looked away for less than this has missed nothing, ms. */
const AWAY = 15_000

interface Away {
  readonly state: LiveState
  readonly since: number
  /** The page was hidden; else it was the connection that was gone. */
  readonly hidden: boolean
}

/** After the page was hidden, or the connection lost: what happened meanwhile, quietly. */
export const MeanwhileBar = () => {
  const words = useWords()
  const [news, setNews] = useState<{
    readonly what: Meanwhile
    readonly lasted: number
    readonly hidden: boolean
  } | null>(null)
  const away = useRef<Away | null>(null)
  useEffect(() => {
    const look = () => {
      const state = live.get()
      if (state.seq < 0) return
      const attentive = document.visibilityState === 'visible' && freshness(state, Date.now()).state === 'live'
      if (!attentive) {
        const hidden = document.visibilityState !== 'visible'
        away.current = { state, since: Date.now(), ...away.current, hidden: hidden || (away.current?.hidden ?? false) }
      } else if (away.current) {
        const lasted = Date.now() - away.current.since
        const what = meanwhileOf(away.current.state, state)
        const { hidden } = away.current
        away.current = null
        if (lasted >= AWAY && !isQuiet(what)) setNews({ what, lasted, hidden })
      }
    }
    document.addEventListener('visibilitychange', look)
    const stop = clock.subscribe(look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      stop()
    }
  }, [])
  if (!news) return null
  const counts = (Object.keys(news.what) as (keyof Meanwhile)[]).filter((name) => news.what[name] > 0)
  return (
    <aside className={classes.bar} data-testid="meanwhile">
      <span>{words(news.hidden ? 'meanwhile.away' : 'meanwhile.unconnected', { age: age(news.lasted) })}</span>
      <ul>
        {counts.map((name) => (
          <li key={name} data-what={name}>
            {words(`meanwhile.${name}`, { count: news.what[name] })}
          </li>
        ))}
      </ul>
      <span>
        <Kbd cap={keys.changed.cap} /> {words('meanwhile.walk')}
      </span>
      <UnstyledButton className={classes.close} onMouseDown={keepFocus} onClick={() => setNews(null)}>
        {words('meanwhile.done')}
      </UnstyledButton>
    </aside>
  )
}
