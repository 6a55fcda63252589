import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { useServerTime } from '../api/live/useServerTime.ts'
import type { Alarm } from '../api/words.ts'
import { Age } from '../console/Age.tsx'
import { isLate } from '../console/queue/target.ts'
import { alarmThing, incidentThing } from '../console/thing.ts'
import { placeOfAlarm, titleOfAlarm } from '../console/title.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './AlarmLine.module.css'
import { HandOverDialog } from './HandOverDialog.tsx'
import { TakeDialog } from './TakeDialog.tsx'

type Asked = 'take' | 'hand-over'
const askedBy: Readonly<Record<string, Asked>> = { KeyT: 'take', KeyH: 'hand-over' }

/** One alarm on this page. Enter opens it in the console, T takes it, H hands it over; the arrows go to its neighbours. */
export const AlarmLine = ({ alarm }: { readonly alarm: Alarm }) => {
  const words = useWords()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked | null>(null)
  const late = useServerTime((now) => isLate(alarm, now))
  const incident = useLive(({ incidents }) => (alarm.incident ? incidents.get(alarm.incident) : undefined))
  const thing = alarm.incident ? incidentThing(alarm.incident) : alarmThing(alarm.id)
  const row = useRef<HTMLButtonElement>(null)
  // Who took the alarm with the focus on it goes on with its neighbour.
  useLayoutEffect(() => {
    const own = row.current
    return () => {
      if (own && own === document.activeElement) (neighbour(own, 1) ?? neighbour(own, -1))?.focus()
    }
  }, [])
  const open = () => void navigate({ to: '/console', hash: thing })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const ask = askedBy[event.code]
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (ask) setAsked(ask)
    else if (event.code === 'ArrowDown') neighbour(event.currentTarget, 1)?.focus()
    else if (event.code === 'ArrowUp') neighbour(event.currentTarget, -1)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <li className={classes.line} data-priority={alarm.priority} data-late={late || undefined} data-alarm={alarm.id}>
      <button ref={row} type="button" className={classes.open} data-row onClick={open} onKeyDown={onKeyDown}>
        <span className={classes.priority}>{alarm.priority}</span>
        <span className={classes.title}>{titleOfAlarm(alarm, language(), words)}</span>
        <Age since={alarm.inHandSince ?? alarm.openedAt} className={classes.age} />
        <span className={classes.place}>{placeOfAlarm(alarm, words)}</span>
        <span className={classes.state}>
          {incident && words(`incidentStatus.${incident.status}`)}
          {alarm.parkedUntil && words('supervisor.parked')}
        </span>
      </button>
      <span className={classes.actions}>
        <SmallButton tight onClick={() => setAsked('take')}>
          {words('supervisor.take')} <Kbd cap="T" />
        </SmallButton>
        <SmallButton tight onClick={() => setAsked('hand-over')}>
          {words('supervisor.handOver')} <Kbd cap="H" />
        </SmallButton>
      </span>
      {asked === 'take' && <TakeDialog alarm={alarm} onClose={() => setAsked(null)} />}
      {asked === 'hand-over' && <HandOverDialog alarm={alarm} onClose={() => setAsked(null)} />}
    </li>
  )
}

/** Rows of all lists of the page, from top to bottom. */
const neighbour = (row: HTMLElement, by: 1 | -1): HTMLElement | undefined => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  return rows[rows.indexOf(row) + by]
}
