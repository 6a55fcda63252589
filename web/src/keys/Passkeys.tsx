import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { canUsePasskeys } from '../api/passkeys.ts'
import { problemOf } from '../api/problem.ts'
import { sessionQuery } from '../api/session.ts'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './KeysPage.module.css'
import { addPasskey, keysQuery, removePasskey } from './questions.ts'

/** The passkeys that somebody has, and the making of one more. */
export const Passkeys = () => {
  const words = useWords()
  const queries = useQueryClient()
  const { data, error } = useQuery(keysQuery)
  const [name, setName] = useState('')
  const changed = async () => {
    setName('')
    await queries.invalidateQueries({ queryKey: keysQuery.queryKey })
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const add = useMutation({ mutationFn: addPasskey, onSuccess: changed })
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: changed })
  const problem = error ?? add.error ?? remove.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') add.mutate(name.trim())
  }
  return (
    <section className={classes.part} aria-label={words('ownKeys.passkeys')} data-testid="passkeys">
      <h2>{words('ownKeys.passkeys')}</h2>
      {data?.passkeys.length === 0 && <p className={classes.hint}>{words('ownKeys.none')}</p>}
      <ul className={classes.passkeys}>
        {data?.passkeys.map((key) => (
          <li key={key.id} className={classes.passkey} data-passkey={key.name}>
            {key.name}
            <span className={classes.hint}>
              {words('ownKeys.made', { time: dayAndTime(language(), Date.parse(key.madeAt)) })}
            </span>
            <SmallButton onClick={() => remove.mutate(key.id)}>
              {words('ownKeys.remove', { name: key.name })}
            </SmallButton>
          </li>
        ))}
      </ul>
      {canUsePasskeys() ? (
        <form className={classes.row} onSubmit={submit}>
          <TextInput
            label={words('ownKeys.name')}
            description={words('ownKeys.nameHint')}
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            {words('ownKeys.make')}
          </Button>
        </form>
      ) : (
        <p>{words('signIn.noPasskeys')}</p>
      )}
      {problem && <ProblemText problem={problemOf(problem)} />}
    </section>
  )
}
