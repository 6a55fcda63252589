import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './StaffPage.module.css'

interface ReasonFormProps {
  readonly meaning: string
  readonly label: string
  readonly busy: boolean
  readonly onGive: (reason: string) => void
}

/** What is done with somebody against or for them has a reason, which stays on the record. */
export const ReasonForm = ({ meaning, label, busy, onGive }: ReasonFormProps) => {
  const words = useWords()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onGive(reason.trim())
  }
  return (
    <form className={classes.form} onSubmit={submit} data-testid="reason">
      <p>{meaning}</p>
      <TextInput
        label={words('staff.reason')}
        value={reason}
        maxLength={300}
        required
        data-autofocus
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
        {label}
      </Button>
    </form>
  )
}
