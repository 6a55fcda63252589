import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { putOnTest } from '../../api/command.ts'
import { sameMembers, useLive } from '../../api/live/useLive.ts'
import { serverTime } from '../../api/live/useServerTime.ts'
import { problemOf } from '../../api/problem.ts'
import { premisesQuery } from '../../api/questions.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeyLayer } from '../../ui/keyLayers.ts'
import { ProblemText } from '../../ui/ProblemText.tsx'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { Fact, Facts } from '../hand/Facts.tsx'
import { keys, readPress } from '../keys.ts'
import { alarmThing } from '../thing.ts'
import { titleOfAlarm } from '../title.ts'
import classes from './PremisesCard.module.css'

/** How long an account may be put on test from here, in hours. */
const testHours = [0.5, 1, 4, 12] as const

/** Premises that were looked up: what a crew must know, the panels there, and what is open. */
export const PremisesCard = ({ id }: { readonly id: string }) => {
  const words = useWords()
  const queries = useQueryClient()
  const { choose, sending } = useDesk()
  const { data: premises, error, refetch } = useQuery(premisesQuery(id))
  const alarms = useLive(
    (state) => [...state.alarms.values()].filter((alarm) => alarm.premises?.id === id),
    sameMembers,
  )
  const [asked, setAsked] = useState<string | null>(null)

  const test = async (account: string, hours: number | null) => {
    setAsked(null)
    const until = hours === null ? null : new Date(serverTime() + hours * 3_600_000).toISOString()
    const outcome = await putOnTest(account, until)
    if (!outcome.done) sending.refuse('test', outcome.problem)
    await queries.invalidateQueries({ queryKey: ['premises', id] })
  }
  const wantsTest = (account: string, onTest: boolean) => (onTest ? void test(account, null) : setAsked(account))

  useKeyLayer((event) => {
    const press = readPress(event)
    const first = premises?.accounts[0]
    if (asked && press === 'back') setAsked(null)
    else if (asked && typeof press === 'object' && press?.of === 'choice' && testHours[press.digit - 1]) {
      void test(asked, testHours[press.digit - 1] ?? null)
    } else if (press === 'takeOver' && first) wantsTest(first.account, first.onTestUntil !== null)
    else return false
    return true
  })

  if (error)
    return (
      <div className={classes.card}>
        <ProblemText problem={problemOf(error)} />
        <SmallButton onClick={() => void refetch()}>{words('premises.again')}</SmallButton>
      </div>
    )
  if (!premises) return <p className={classes.card}>{words('premises.loading')}</p>
  return (
    <article className={classes.card} data-testid="premises" data-premises={id}>
      <h2>{premises.name}</h2>
      <Facts>
        <Fact name={words('fact.place')}>{premises.address}</Fact>
        {premises.notes && (
          <Fact name={words('fact.notes')}>
            <b>{premises.notes}</b>
          </Fact>
        )}
      </Facts>
      <h3>{words('premises.accounts')}</h3>
      <ul className={classes.accounts}>
        {premises.accounts.map(({ account, zones, encrypted, onTestUntil }, at) => (
          <li key={account} className={classes.account} data-account={account} data-on-test={onTestUntil !== null}>
            <b>{account}</b>
            <span className={classes.more}>
              {words('premises.zones', { count: zones.length })} ·{' '}
              {words(encrypted ? 'premises.encrypted' : 'premises.clear')}
            </span>
            {onTestUntil && (
              <strong>{words('premises.onTestUntil', { time: timeOfDay(language(), Date.parse(onTestUntil)) })}</strong>
            )}
            <SmallButton onMouseDown={keepFocus} onClick={() => wantsTest(account, onTestUntil !== null)}>
              {words(onTestUntil ? 'premises.endTest' : 'premises.test')} {at === 0 && <Kbd cap={keys.takeOver.cap} />}
            </SmallButton>
            {asked === account && (
              <ol className={classes.choices} aria-label={words('premises.howLong')}>
                {testHours.map((hours, choice) => (
                  <li key={hours}>
                    <SmallButton onClick={() => void test(account, hours)}>
                      <Kbd cap={String(choice + 1)} />{' '}
                      {hours < 1 ? words('park.minutes', { count: hours * 60 }) : words('park.hours', { count: hours })}
                    </SmallButton>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
      <h3>{words('premises.open')}</h3>
      {alarms.length === 0 && <p className={classes.more}>{words('premises.nothingOpen')}</p>}
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <SmallButton
              data-priority={alarm.priority}
              onMouseDown={keepFocus}
              onClick={() => choose(alarmThing(alarm.id))}
            >
              <b className={classes.priority}>{alarm.priority}</b> {titleOfAlarm(alarm, language(), words)}
            </SmallButton>
          </li>
        ))}
      </ul>
    </article>
  )
}
