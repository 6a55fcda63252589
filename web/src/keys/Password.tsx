import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import { problemOf } from '../api/problem.ts'
import { sessionQuery } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './KeysPage.module.css'
import { confirmPassword, keysQuery, setPassword } from './questions.ts'

/** A password, and the second factor without which it is worth nothing. */
export const Password = () => {
  const words = useWords()
  const { data } = useQuery(keysQuery)
  const [typed, setTyped] = useState('')
  const set = useMutation({ mutationFn: setPassword, onSuccess: () => setTyped('') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(typed)
  }
  return (
    <section className={classes.part} aria-label={words('ownKeys.password')} data-testid="password">
      <h2>{words('ownKeys.password')}</h2>
      <p className={classes.hint}>{words(data?.password ? 'ownKeys.hasPassword' : 'ownKeys.passwordHint')}</p>
      {set.data === undefined ? (
        <form className={classes.row} onSubmit={submit}>
          <TextInput
            label={words('ownKeys.newPassword')}
            type="password"
            autoComplete="new-password"
            value={typed}
            minLength={12}
            maxLength={128}
            required
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={set.isPending}>
            {words(data?.password ? 'ownKeys.changePassword' : 'ownKeys.setPassword')}
          </Button>
        </form>
      ) : (
        <SecondFactor uri={set.data} onDone={() => set.reset()} />
      )}
      {set.error && <ProblemText problem={problemOf(set.error)} />}
    </section>
  )
}

const SecondFactor = ({ uri, onDone }: { readonly uri: string; readonly onDone: () => void }) => {
  const words = useWords()
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: confirmPassword,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey })
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate(code)
  }
  return (
    <form className={classes.part} onSubmit={submit} data-testid="second-factor">
      <p>{words('ownKeys.scan')}</p>
      <img className={classes.code} src={pictureOf(uri)} alt={words('ownKeys.picture')} />
      <p className={classes.hint}>{words('ownKeys.secret')}</p>
      <p className={classes.secret} data-testid="secret">
        {new URL(uri).searchParams.get('secret')}
      </p>
      <div className={classes.row}>
        <TextInput
          label={words('signIn.code')}
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d{6}"
          maxLength={6}
          required
          autoFocus
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={confirm.isPending}>
          {words('ownKeys.confirm')}
        </Button>
      </div>
      {confirm.error && <ProblemText problem={problemOf(confirm.error)} />}
    </form>
  )
}

/** Drawn here: the secret goes to no other server. */
const pictureOf = (uri: string): string => `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 0 }))}`
