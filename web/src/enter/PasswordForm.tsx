import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Enter.module.css'

interface PasswordFormProps {
  readonly busy: boolean
  /** Nothing else comes before it: who arrives types at once. */
  readonly isFirst: boolean
  readonly onEnter: (login: string, password: string, code: string) => void
}

/** For a machine that knows no passkeys. */
export const PasswordForm = ({ busy, isFirst, onEnter }: PasswordFormProps) => {
  const words = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onEnter(login.trim(), password, code)
    setCode('')
  }
  return (
    <form className={classes.form} onSubmit={submit} data-testid="password-form">
      <TextInput
        label={words('signIn.login')}
        value={login}
        autoComplete="username"
        maxLength={40}
        autoFocus={isFirst}
        required
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <TextInput
        label={words('signIn.passwordField')}
        type="password"
        value={password}
        autoComplete="current-password"
        maxLength={128}
        required
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TextInput
        label={words('signIn.code')}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        maxLength={6}
        required
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy}>
        {words('signIn.enter')}
      </Button>
    </form>
  )
}
