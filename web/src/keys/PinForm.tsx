import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import type { SignedIn } from '../api/words.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './KeysPage.module.css'

const ownKeys: readonly SignedIn['way'][] = ['passkey', 'password', 'oidc']

/** A short number for the shift, for whoever has shown a real key at its beginning. */
export const PinForm = ({ me }: { readonly me: SignedIn }) => {
  const words = useWords()
  const { setPin } = useSession()
  const [pin, type] = useState('')
  const set = useMutation({ mutationFn: setPin, onSuccess: () => type('') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(pin)
  }
  const time = me.endsAt === null ? '' : timeOfDay(language(), Date.parse(me.endsAt)).slice(0, 5)
  return (
    <section className={classes.part} aria-label={words('ownKeys.pin')} data-testid="pin">
      <h2>{words('ownKeys.pin')}</h2>
      {me.pin && <p data-testid="pin-set">{words('ownKeys.pinSet', { time })}</p>}
      {ownKeys.includes(me.way) ? (
        <form className={classes.row} onSubmit={submit}>
          <TextInput
            label={words('ownKeys.pin')}
            description={words('ownKeys.pinHint', { time })}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            pattern="\d{6,12}"
            minLength={6}
            maxLength={12}
            required
            value={pin}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={set.isPending}>
            {words('ownKeys.setPin')}
          </Button>
        </form>
      ) : (
        <p className={classes.hint}>{words('ownKeys.pinNeedsKey')}</p>
      )}
      {set.error && <ProblemText problem={problemOf(set.error)} />}
    </section>
  )
}
