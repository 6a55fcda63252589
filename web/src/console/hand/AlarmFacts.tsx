import type { Alarm } from '../../api/words.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Age } from '../Age.tsx'
import { signalWords } from '../title.ts'
import { Fact, Facts, Warning } from './Facts.tsx'

export const AlarmFacts = ({ alarm }: { readonly alarm: Alarm }) => {
  const words = useWords()
  const at = (instant: string) => timeOfDay(language(), Date.parse(instant))
  const { premises, account, code, meaning, signals, repeats, lastSignalAt, inHandOf, inHandSince } = alarm
  const signal = signalWords(code, meaning[language()])
  return (
    <>
      {!alarm.authenticated && <Warning>{words('alarm.unauthenticated')}</Warning>}
      {!alarm.known && <Warning>{words('alarm.notRegistered', { account })}</Warning>}
      {alarm.onTest && <Warning>{words('alarm.onTestLong')}</Warning>}
      <Facts>
        {premises && (
          <Fact name={words('fact.place')}>
            <b>{premises.name}</b>, {premises.address}
          </Fact>
        )}
        {premises?.notes && (
          <Fact name={words('fact.notes')}>
            <b>{premises.notes}</b>
          </Fact>
        )}
        <Fact name={words('fact.class')}>{words(`class.${alarm.class}`)}</Fact>
        <Fact name={words('fact.signals')}>
          {signals === null
            ? words('alarm.lastSignal', { signal, account, time: at(lastSignalAt) })
            : words('alarm.signals', { count: signals + repeats, signal, account, time: at(lastSignalAt) })}
        </Fact>
        {alarm.restoredAt && <Fact name={words('fact.restored')}>{at(alarm.restoredAt)}</Fact>}
        {inHandOf && inHandSince && (
          <Fact name={words('fact.inHandOf')}>
            {inHandOf.name} · <Age since={inHandSince} />
          </Fact>
        )}
        {alarm.parkedUntil && <Fact name={words('fact.parkedUntil')}>{at(alarm.parkedUntil)}</Fact>}
        {alarm.disposition && <Fact name={words('fact.ended')}>{words(`alarmDisposition.${alarm.disposition}`)}</Fact>}
      </Facts>
    </>
  )
}
