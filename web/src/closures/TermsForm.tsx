import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useState } from 'react'
import type { Problem } from '../api/problem.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Closures.module.css'
import { factorWords } from './closureWords.ts'
import { causes, days, type End, ends, factors, type Terms, unfit } from './terms.ts'

interface TermsFormProps {
  readonly begin: Terms
  /** A closure that stands has begun: that is not asked again. */
  readonly asksBeginning: boolean
  readonly submitWords: string
  readonly busy: boolean
  readonly problem: Problem | null
  readonly onSubmit: (terms: Terms) => void
  /** What else is asked. */
  readonly children?: ReactNode
}

/** How it is with the roads, why, from when until when. As it opens it can be sent by Enter. */
export const TermsForm = ({ begin, asksBeginning, submitWords, busy, problem, onSubmit, children }: TermsFormProps) => {
  const words = useWords()
  const [terms, setTerms] = useState(begin)
  const [wrong, setWrong] = useState<ReturnType<typeof unfit>>([])
  const set = (change: Partial<Terms>) => setTerms({ ...terms, ...change })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const fields = unfit(terms)
    setWrong(fields)
    if (!fields.length && !busy) onSubmit(terms)
  }
  const time = (name: 'beginsAt' | 'endsAt') => (
    <TextInput
      type="datetime-local"
      aria-label={words(`closures.field.${name}`)}
      value={terms[name]}
      error={wrong.includes(name) && words('closures.noTime')}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <form className={classes.form} onSubmit={submit} onKeyDown={sendByEnter} data-testid="closure-form">
      <SegmentedControl
        aria-label={words('closures.field.how')}
        value={terms.how}
        onChange={(how) => set({ how: how as Terms['how'] })}
        data={(['closed', 'slower'] as const).map((value) => ({ value, label: words(`closures.${value}`) }))}
      />
      {terms.how === 'slower' && (
        <NativeSelect
          label={words('closures.field.factor')}
          value={terms.factor}
          onChange={(event) => set({ factor: event.currentTarget.value })}
          data={[...new Set([...factors, terms.factor])].map((value) => ({
            value,
            label: words('closures.times', { factor: factorWords(language(), Number(value)) }),
          }))}
        />
      )}
      <NativeSelect
        label={words('closures.field.cause')}
        data-autofocus
        value={terms.cause}
        onChange={(event) => set({ cause: event.currentTarget.value as Terms['cause'] })}
        data={causes.map((value) => ({ value, label: words(`closure.cause.${value}`) }))}
      />
      {asksBeginning && (
        <div className={classes.pair}>
          <NativeSelect
            label={words('closures.field.begins')}
            value={terms.begins}
            onChange={(event) => set({ begins: event.currentTarget.value as Terms['begins'] })}
            data={(['now', 'at'] as const).map((value) => ({ value, label: words(`closures.begins.${value}`) }))}
          />
          {terms.begins === 'at' && time('beginsAt')}
        </div>
      )}
      <div className={classes.pair}>
        <NativeSelect
          label={words('closures.field.ends')}
          value={terms.ends}
          onChange={(event) => set({ ends: event.currentTarget.value as End })}
          data={ends.map((value) => ({ value, label: words(`closures.ends.${value}`) }))}
        />
        {terms.ends === 'at' && time('endsAt')}
      </div>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={terms.byHour}
          onChange={(event) => set({ byHour: event.currentTarget.checked })}
        />
        {words('closures.field.byHour')}
      </label>
      {terms.byHour && <HoursOfWeek terms={terms} wrong={wrong.includes('days')} onChange={set} />}
      {children}
      <Button type="submit" loading={busy} rightSection={<Kbd cap="Enter" />}>
        {submitWords}
      </Button>
      {problem && <ProblemText problem={problem} />}
    </form>
  )
}

/** Of itself a list in focus sends nothing. */
const sendByEnter = (event: KeyboardEvent<HTMLFormElement>) => {
  if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

interface HoursOfWeekProps {
  readonly terms: Terms
  readonly wrong: boolean
  readonly onChange: (change: Partial<Terms>) => void
}

/** Days of the week, and from one hour to another: past midnight where the second is earlier. */
const HoursOfWeek = ({ terms, wrong, onChange }: HoursOfWeekProps) => {
  const words = useWords()
  const hour = (name: 'from' | 'until', first: number) => (
    <NativeSelect
      label={words(`closures.field.${name}`)}
      value={terms[name]}
      onChange={(event) => onChange({ [name]: Number(event.currentTarget.value) })}
      data={Array.from({ length: 24 }, (_, at) => ({ value: String(at + first), label: `${at + first}:00` }))}
    />
  )
  return (
    <fieldset className={classes.hours}>
      <legend className="heard-only">{words('closures.field.byHour')}</legend>
      <div className={classes.days}>
        {days.map((day) => (
          <label key={day} className={classes.check}>
            <input
              type="checkbox"
              checked={terms.days.includes(day)}
              onChange={(event) =>
                onChange({
                  days: event.currentTarget.checked ? [...terms.days, day] : terms.days.filter((one) => one !== day),
                })
              }
            />
            {words(`closures.day.${day}`)}
          </label>
        ))}
      </div>
      <div className={classes.pair}>
        {hour('from', 0)}
        {hour('until', 1)}
      </div>
      {wrong && (
        <p role="alert" className={classes.wrong}>
          {words('closures.noHours')}
        </p>
      )}
    </fieldset>
  )
}
