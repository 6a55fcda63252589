import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Action, StaffMember } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { rightsQuery } from '../rights/questions.ts'
import { useWords } from '../ui/i18n/index.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './StaffPage.module.css'

/** Hours: a shift, a day, a week. */
const terms = ['12', '24', '168'] as const
type Term = (typeof terms)[number]

interface GrantFormProps {
  readonly person: StaffMember
  readonly busy: boolean
  readonly onGrant: (action: Action, until: string, reason: string) => void
  readonly onWithdraw: (action: Action) => void
}

/** A right beyond those of the role: which, for how long, why. */
export const GrantForm = ({ person, busy, onGrant, onWithdraw }: GrantFormProps) => {
  const words = useWords()
  const { data } = useQuery(rightsQuery)
  const offered = (data?.rights ?? []).filter(({ roles }) => !roles.includes(person.role)).map(({ action }) => action)
  const [chosen, choose] = useState<Action | null>(null)
  const [term, setTerm] = useState<Term>('12')
  const [reason, setReason] = useState('')
  const action = chosen ?? offered[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (action) onGrant(action, new Date(Date.now() + Number(term) * 3_600_000).toISOString(), reason.trim())
  }
  return (
    <form className={classes.form} onSubmit={submit} data-testid="grant">
      {person.rights.map(({ action: held }) => (
        <SmallButton key={held} onClick={() => onWithdraw(held as Action)}>
          {words('staff.withdraw', { right: actionWords(words, held as Action) })}
        </SmallButton>
      ))}
      <NativeSelect
        label={words('staff.right')}
        value={action ?? ''}
        autoFocus
        data={offered.map((one) => ({ value: one, label: actionWords(words, one) }))}
        onChange={({ currentTarget: { value } }) => choose(value as Action)}
      />
      <SegmentedControl
        aria-label={words('staff.term')}
        value={term}
        onChange={(value) => setTerm(value as Term)}
        data={terms.map((value) => ({ value, label: words(`staff.terms.${value}`) }))}
      />
      <TextInput
        label={words('staff.reason')}
        value={reason}
        maxLength={300}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={!action || reason.trim() === ''}>
        {words('staff.deed.grant')}
      </Button>
    </form>
  )
}
