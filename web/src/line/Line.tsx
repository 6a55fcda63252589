import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '../api/session.ts'
import { Banner } from '../ui/Banner.tsx'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { type LineEvent, visible } from './frames.ts'
import classes from './Line.module.css'

/** A technician looks at the last minutes of one panel, not at a night. */
const KEPT = 500

/** The raw line: what came in, from where, how it was read, what was answered. */
export const Line = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const [paused, setPaused] = useState(false)
  const [wanted, setWanted] = useState('')
  const { events, state } = useLine(!paused)
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])

  const shown = events.filter(({ event }) => JSON.stringify(event).toLowerCase().includes(wanted.toLowerCase()))
  const refused = state === 'refused'
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{words('line.title')}</h1>
        {!refused && (
          <>
            <TextInput
              aria-label={words('line.filter')}
              placeholder={words('line.filter')}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            <Button variant="default" onClick={() => setPaused(!paused)}>
              {words(paused ? 'line.go' : 'line.pause')}
            </Button>
            <span>{words(`line.${state}`)}</span>
          </>
        )}
        <div className={classes.ways}>
          <LanguageSwitch brief />
          <Button variant="default" onClick={() => void navigate({ to: '/console' })}>
            {words('line.back')}
          </Button>
        </div>
      </header>
      {state === 'broken' && (
        <Banner title={words('lost.title')} testId="lost">
          <span>{words('line.lost')}</span>
        </Banner>
      )}
      {refused ? <p className={classes.nothing}>{words('line.refused')}</p> : <Events events={shown} />}
    </div>
  )
}

const Events = ({ events }: { readonly events: readonly Numbered[] }) => {
  const words = useWords()
  return (
    <>
      <table className={classes.table} aria-label={words('line.title')}>
        <thead>
          <tr>
            <th>{words('line.at')}</th>
            <th>{words('line.from')}</th>
            <th>{words('line.read')}</th>
            <th>{words('line.raw')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ number, event }) => (
            <tr key={number} data-type={event.type}>
              <td>{timeOfDay(language(), Date.parse(event.at))}</td>
              <td>
                {event.transport} {event.from}
              </td>
              <td>
                <Reading event={event} />
              </td>
              <td className={classes.raw}>{event.type !== 'rubbish' && visible(event.raw)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length === 0 && <p className={classes.nothing}>{words('line.nothing')}</p>}
    </>
  )
}

const Reading = ({ event }: { readonly event: LineEvent }) => {
  const words = useWords()
  if (event.type === 'rubbish') return words('line.rubbish', { count: event.bytes })
  if (event.type === 'reply') return words('line.reply', { kind: event.kind })
  const parts = [
    event.outcome,
    event.defect,
    event.token,
    event.encrypted && words('line.encrypted'),
    event.account,
    event.data,
  ]
  return [...parts, ...(event.leniencies ?? [])].filter(Boolean).join(' · ')
}

interface Numbered {
  readonly number: number
  readonly event: LineEvent
}

/** The last events of the line, the newest first, while `open`. */
const useLine = (open: boolean) => {
  const [events, setEvents] = useState<readonly Numbered[]>([])
  const [state, setState] = useState<'connecting' | 'open' | 'broken' | 'refused'>('connecting')
  useEffect(() => {
    if (!open) return
    const source = new EventSource('/api/line')
    source.onopen = () => setState('open')
    // The browser comes back by itself after a break; it gives up only where it is refused.
    source.onerror = () => setState(source.readyState === EventSource.CLOSED ? 'refused' : 'broken')
    source.addEventListener('line', ({ data }) => {
      const event: LineEvent = JSON.parse(data)
      setEvents((before) => [{ number: (before[0]?.number ?? 0) + 1, event }, ...before].slice(0, KEPT))
    })
    return () => source.close()
  }, [open])
  return { events, state }
}
