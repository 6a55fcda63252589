import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './LockScreen.module.css'

interface ChangeFormProps {
  readonly busy: boolean
  readonly onChange: (login: string, pin: string) => void
}

/** Whoever relieves a colleague: their number, their PIN, Enter. */
export const ChangeForm = ({ busy, onChange }: ChangeFormProps) => {
  const words = useWords()
  const [login, setLogin] = useState('')
  const [pin, setPin] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(login.trim(), pin)
    setPin('')
  }
  return (
    <form className={classes.change} onSubmit={submit} data-testid="change">
      <TextInput
        label={words('signIn.login')}
        value={login}
        autoComplete="off"
        maxLength={40}
        autoFocus
        required
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <TextInput
        label={words('lock.pin')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        required
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {words('lock.takeOver')}
      </Button>
    </form>
  )
}
