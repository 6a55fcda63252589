import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '../api/session.ts'
import { signalWords } from '../console/title.ts'
import { Banner } from '../ui/Banner.tsx'
import { DemoSign } from '../ui/DemoSign.tsx'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { isPressing, isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { OwnMenu } from '../ui/OwnMenu.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import { homeOf } from '../ui/pages.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import { type LineEvent, visible } from './frames.ts'
import classes from './Line.module.css'
import { OnTestDialog } from './OnTestDialog.tsx'
import { onTestQuery } from './questions.ts'

/** A technician looks at the last minutes of one panel, not at a night. */
const KEPT = 500

/** The raw line: what came in, from where, how it was read, what was answered. */
export const Line = () => {
  const words = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const { events, state } = useLine()
  /** What stood there when somebody wanted to read it in peace; what comes meanwhile is kept, and counted. */
  const [held, setHeld] = useState<readonly Numbered[] | null>(null)
  const [wanted, setWanted] = useState('')
  const [testing, setTesting] = useState(false)
  const { data: onTest = [] } = useQuery(onTestQuery)
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])

  const there = held ?? events
  const shown = there.filter(({ event }) => JSON.stringify(event).toLowerCase().includes(wanted.toLowerCase()))
  const meanwhile = numberOf(events) - numberOf(there)
  const refused = state === 'refused'
  const pause = () => setHeld(held ? null : events)
  /** A technician works here, and has no console to go back to. */
  const isAtDesk = me !== null && homeOf(me.role) !== '/line'
  useKeyLayer((event) => {
    if (isTyping(event) || isPressing(event)) return false
    if (event.code === 'Escape' && isAtDesk) void navigate({ to: homeOf(me.role) })
    else if (event.code === 'Space' && !refused) pause()
    else if (event.code === 'KeyT' && !refused && !event.ctrlKey && !event.metaKey && !event.altKey) setTesting(true)
    else return false
    return true
  })
  return (
    <main className={classes.page}>
      <DemoSign />
      <header className={classes.header}>
        <h1>{words('line.title')}</h1>
        <PageSwitch of={isAtDesk ? 'room' : 'office'} />
        {!refused && (
          <>
            <TextInput
              aria-label={words('line.filter')}
              placeholder={words('line.filter')}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            <SmallButton onClick={pause}>
              {words(held ? 'line.go' : 'line.pause')} <Kbd cap="Space" />
            </SmallButton>
            <SmallButton onClick={() => setTesting(true)} data-testid="test">
              {words('line.onTest')} {onTest.length > 0 && <b>{onTest.length}</b>} <Kbd cap="T" />
            </SmallButton>
            <span className={classes.state}>
              {held ? words('line.meanwhile', { count: meanwhile }) : words(`line.${state}`)}
            </span>
          </>
        )}
        <div className={classes.ways}>
          <LanguageSwitch brief />
          <OwnMenu />
        </div>
      </header>
      {state === 'broken' && (
        <Banner title={words('lost.title')} testId="lost">
          <span>{words('line.lost')}</span>
        </Banner>
      )}
      {refused ? (
        <p className={classes.nothing} role="alert">
          {words('line.refused')}
        </p>
      ) : (
        <Events events={shown} nothing={words(there.length === 0 ? 'line.nothing' : 'line.noMatch')} />
      )}
      {testing && <OnTestDialog looked={accountIn(shown)} onClose={() => setTesting(false)} />}
    </main>
  )
}

/** The one account of all that is shown: whoever has narrowed the line to it means it. */
const accountIn = (shown: readonly Numbered[]): string => {
  const accounts = new Set(shown.flatMap(({ event }) => (event.type === 'frame' && event.account) || []))
  const [only = ''] = accounts
  return accounts.size === 1 ? only : ''
}

interface EventsProps {
  readonly events: readonly Numbered[]
  /** Said when there are none. */
  readonly nothing: string
}

const Events = ({ events, nothing }: EventsProps) => {
  const words = useWords()
  return (
    <>
      <table className={classes.table} data-testid="line" aria-label={words('line.title')}>
        <thead>
          <tr>
            <th>{words('line.at')}</th>
            <th>{words('line.from')}</th>
            <th>{words('line.read')}</th>
            <th>{words('line.raw')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ number, event, missed }) => (
            <tr key={number} data-type={event.type}>
              <td>{timeOfDay(language(), Date.parse(event.at))}</td>
              <td>
                {event.transport} {event.from}
              </td>
              <td>
                <Reading event={event} />
                {missed > 0 && <em className={classes.dropped}>{words('line.dropped', { count: missed })}</em>}
              </td>
              <td className={classes.raw}>{event.type !== 'rubbish' && visible(event.raw)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length === 0 && <p className={classes.nothing}>{nothing}</p>}
    </>
  )
}

const Reading = ({ event }: { readonly event: LineEvent }) => {
  const words = useWords()
  if (event.type === 'rubbish') return words('line.rubbish', { count: event.bytes })
  if (event.type === 'reply') return words('line.reply', { kind: event.kind.toUpperCase() })
  const parts = [
    words(`line.outcome.${event.outcome}`),
    event.defect && words(`line.defect.${event.defect}`),
    event.token,
    event.encrypted && words('line.encrypted'),
    event.account,
    event.data,
    ...(event.codes?.map(({ code, meaning }) => signalWords(code, meaning[language()])) ?? []),
  ]
  const lenient = event.leniencies?.map((leniency) => words(`line.leniency.${leniency}`)) ?? []
  return [...parts, ...lenient].filter(Boolean).join(' · ')
}

interface Numbered {
  readonly number: number
  readonly event: LineEvent
  /** Events between the one before and this one for which this screen was too slow. */
  readonly missed: number
}

const numberOf = (events: readonly Numbered[]): number => events[0]?.number ?? 0

/** The last events of the line, the newest first. */
const useLine = () => {
  const [events, setEvents] = useState<readonly Numbered[]>([])
  const [state, setState] = useState<'connecting' | 'open' | 'broken' | 'refused'>('connecting')
  useEffect(() => {
    const source = new EventSource('/api/line')
    source.onopen = () => setState('open')
    // The browser comes back by itself after a break; it gives up only where it is refused.
    source.onerror = () => setState(source.readyState === EventSource.CLOSED ? 'refused' : 'broken')
    source.addEventListener('line', ({ data }) => {
      const event: LineEvent = JSON.parse(data)
      setEvents((before) => {
        // A new connection counts anew.
        const missed = Math.max(0, event.dropped - (before[0]?.event.dropped ?? 0))
        return [{ number: numberOf(before) + 1, event, missed }, ...before].slice(0, KEPT)
      })
    })
    return () => source.close()
  }, [])
  return { events, state }
}
