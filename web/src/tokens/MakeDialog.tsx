import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { server } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { answerOf } from '../api/questions.ts'
import type { Action, Scope } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { rightsQuery } from '../rights/questions.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import classes from './Dialogs.module.css'
import { tokensQuery } from './questions.ts'

const kinds = ['service', 'administrator'] as const
type Kind = (typeof kinds)[number]

const terms = ['30', '90', '365'] as const
type Term = (typeof terms)[number]

/** A token for a program: its name, what it needs to do, for how long. Then the secret, once. */
export const MakeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('service')
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [term, setTerm] = useState<Term>('90')
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (): Promise<{ readonly token: string }> => {
      const form = { name: name.trim(), days: Number(term) }
      return kind === 'administrator'
        ? answerOf(await server.POST('/api/tokens/administrators', { body: { ...form, reason: reason.trim() } }))
        : answerOf(await server.POST('/api/tokens', { body: { ...form, role: kind, scopes: [...scopes] } }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
  if (data) {
    return (
      <Dialog key="shown" title={words('tokens.shown')} onClose={onClose}>
        <ShownOnce
          label={words('tokens.secret')}
          meaning={words('tokens.shownMeaning')}
          more={kind === 'administrator' ? words('tokens.shownWaits') : null}
          secret={data.token}
          onDone={onClose}
        />
      </Dialog>
    )
  }
  const isSaid = kind === 'administrator' ? reason.trim() !== '' : scopes.length > 0
  const isReady = name.trim() !== '' && isSaid
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !isPending) mutate()
  }
  return (
    <Dialog title={words('tokens.makeTitle')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} data-testid="make-token">
        <TextInput
          label={words('tokens.nameOf')}
          description={words('tokens.nameHint')}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={words('tokens.kind')}
          value={kind}
          onChange={(chosen) => setKind(chosen as Kind)}
          data={kinds.map((value) => ({ value, label: words(`tokens.kinds.${value}`) }))}
        />
        {kind === 'service' ? (
          <Scopes chosen={scopes} onChoose={setScopes} />
        ) : (
          <TextInput
            label={words('tokens.reason')}
            value={reason}
            maxLength={300}
            required
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <SegmentedControl
          aria-label={words('tokens.days')}
          value={term}
          onChange={(chosen) => setTerm(chosen as Term)}
          data={terms.map((value) => ({ value, label: words('tokens.daysOf', { count: Number(value) }) }))}
        />
        <Button type="submit" loading={isPending} disabled={!isReady}>
          {words('tokens.make')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </form>
    </Dialog>
  )
}

interface ScopesProps {
  readonly chosen: readonly Scope[]
  readonly onChoose: (scopes: readonly Scope[]) => void
}

/** What the table of rights gives to programs. */
const Scopes = ({ chosen, onChoose }: ScopesProps) => {
  const words = useWords()
  const { data, error } = useQuery(rightsQuery)
  const ofPrograms = (data?.rights ?? []).filter(({ roles }) => roles.includes('service'))
  const offered = ofPrograms.map(({ action }) => action).filter(needsChoice)
  return (
    <fieldset>
      <legend>{words('tokens.scopes')}</legend>
      {error && <ProblemText problem={problemOf(error)} />}
      {offered.map((action) => (
        <label key={action} className={classes.scope}>
          <input
            type="checkbox"
            value={action}
            checked={chosen.includes(action)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose(checked ? [...chosen, action] : chosen.filter((one) => one !== action))
            }
          />
          {actionWords(words, action)}
        </label>
      ))}
    </fieldset>
  )
}

/** Whoever comes in may say who they are. */
const needsChoice = (action: Action): action is Scope => action !== 'session:own'
