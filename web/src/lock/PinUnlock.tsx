import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './LockScreen.module.css'

interface PinUnlockProps {
  readonly busy: boolean
  readonly onUnlock: (pin: string) => void
}

/** Typed blind and ended by Enter: the fastest way back to one's desk. */
export const PinUnlock = ({ busy, onUnlock }: PinUnlockProps) => {
  const words = useWords()
  const [pin, setPin] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onUnlock(pin)
    setPin('')
  }
  return (
    <form className={classes.form} onSubmit={submit} data-testid="unlock">
      <TextInput
        label={words('lock.pin')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        autoFocus
        required
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {words('lock.unlock')}
      </Button>
    </form>
  )
}
