import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { putOnTest } from '../api/command.ts'
import { ProblemError, problemOf } from '../api/problem.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './OnTestDialog.module.css'
import { onTestQuery } from './questions.ts'

/** For so many hours. */
const terms = ['0.5', '1', '4', '12'] as const
type Term = (typeof terms)[number]

interface Test {
  readonly account: string
  /** Null ends it. */
  readonly until: string | null
  readonly reason?: string
}

interface OnTestDialogProps {
  /** The account that is being looked at; empty when none is. */
  readonly looked: string
  readonly onClose: () => void
}

/** Accounts on whose panels somebody works: their signals open no alarms meanwhile. Which, until when, and the end of it. */
export const OnTestDialog = ({ looked, onClose }: OnTestDialogProps) => {
  const words = useWords()
  const queries = useQueryClient()
  const { data, error } = useQuery(onTestQuery)
  const [account, setAccount] = useState(looked)
  const [term, setTerm] = useState<Term>('1')
  const [reason, setReason] = useState('')
  const test = useMutation({
    mutationFn: async ({ account, until, reason }: Test) => {
      const outcome = await putOnTest(account, until, reason)
      if (!outcome.done) throw new ProblemError(outcome.problem)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: onTestQuery.queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const until = new Date(Date.now() + Number(term) * 3_600_000).toISOString()
    test.mutate(
      { account: account.trim().toUpperCase(), until, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess() {
          setAccount('')
          setReason('')
        },
      },
    )
  }
  const lengthOf = (hours: number) =>
    hours < 1 ? words('park.minutes', { count: hours * 60 }) : words('park.hours', { count: hours })
  const problem = test.error ?? error
  return (
    <Dialog title={words('line.onTest')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} data-testid="on-test">
        <p>{words('line.onTestMeaning')}</p>
        <TextInput
          label={words('line.account')}
          value={account}
          maxLength={24}
          required
          data-autofocus
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={words('premises.howLong')}
          value={term}
          onChange={(value) => setTerm(value as Term)}
          data={terms.map((value) => ({ value, label: lengthOf(Number(value)) }))}
        />
        <TextInput
          label={words('line.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={test.isPending} disabled={account.trim() === ''}>
          {words('premises.test')}
        </Button>
        {problem && <ProblemText problem={problemOf(problem)} />}
      </form>
      {data?.length === 0 && <p className={classes.none}>{words('line.noneOnTest')}</p>}
      <ul className={classes.accounts} aria-label={words('line.onTest')}>
        {data?.map(({ account, onTestUntil }) => (
          <li key={account} className={classes.account} data-account={account}>
            <b>{account}</b>
            {onTestUntil && words('premises.onTestUntil', { time: dayAndTime(language(), Date.parse(onTestUntil)) })}
            <SmallButton disabled={test.isPending} onClick={() => test.mutate({ account, until: null })}>
              {words('premises.endTest')}
            </SmallButton>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
