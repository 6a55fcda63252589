import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import type { StaffMember } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { type Deed, deedsWith } from './deeds.ts'
import { GrantForm } from './GrantForm.tsx'
import { PostForm } from './PostForm.tsx'
import {
  changePost,
  comeBack,
  grant,
  leave,
  linkFor,
  makeAdministrator,
  recover,
  signOutEverywhere,
  staffQuery,
  withdraw,
} from './questions.ts'
import { ReasonForm } from './ReasonForm.tsx'
import classes from './StaffPage.module.css'

interface PersonDialogProps {
  readonly person: StaffMember
  readonly me: string
  readonly onClose: () => void
}

/** What came of it: a link to give, word that a second pair of eyes is waited for, or nothing to say. */
type Outcome = { readonly link: string } | { readonly waits: true } | null

/** What can be done with somebody who works here, each by its number. */
export const PersonDialog = ({ person, me, onClose }: PersonDialogProps) => {
  const words = useWords()
  const queries = useQueryClient()
  const deeds = deedsWith(person, me)
  const [deed, setDeed] = useState<Deed | null>(null)
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (doing: () => Promise<Outcome>) => doing(),
    onSuccess: async (outcome) => {
      await queries.invalidateQueries({ queryKey: staffQuery.queryKey })
      if (outcome === null) onClose()
    },
  })
  const { id } = person
  const quietly = (doing: () => Promise<unknown>) => mutate(() => doing().then(() => null))
  const withLink = (doing: () => Promise<string>) => mutate(async () => ({ link: await doing() }))

  const begin = (chosen: Deed) => {
    if (chosen === 'link') withLink(() => linkFor(id))
    else setDeed(chosen)
  }
  const press = ({ code }: KeyboardEvent): boolean => {
    const chosen = deed === null && !data ? deeds[Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]) - 1] : undefined
    if (chosen) begin(chosen)
    return chosen !== undefined
  }

  return (
    <Dialog title={person.name} onClose={onClose} onPress={press}>
      <div className={classes.form} data-testid="person">
        {data && 'link' in data && (
          <ShownOnce
            label={words('staff.link')}
            meaning={words('staff.linkMeaning', { name: person.name })}
            secret={data.link}
            onDone={onClose}
          />
        )}
        {data && 'waits' in data && (
          <>
            <p role="status">{words('staff.waits')}</p>
            <Button autoFocus variant="default" onClick={onClose}>
              {words('shownOnce.done')}
            </Button>
          </>
        )}
        {!data && deed === null && <Deeds deeds={deeds} busy={isPending} onChoose={begin} />}
        {!data && deed === 'change' && (
          <PostForm person={person} busy={isPending} onChange={(post) => quietly(() => changePost(id, post))} />
        )}
        {!data && deed === 'grant' && (
          <GrantForm
            person={person}
            busy={isPending}
            onGrant={(...given) => quietly(() => grant(id, ...given))}
            onWithdraw={(action) => quietly(() => withdraw(id, action))}
          />
        )}
        {!data && (deed === 'leave' || deed === 'return' || deed === 'recover' || deed === 'promote') && (
          <ReasonForm
            meaning={words(`staff.meaning.${deed}`, { name: person.name })}
            label={words(`staff.deed.${deed}`)}
            busy={isPending}
            onGive={(reason) => {
              if (deed === 'leave') quietly(() => leave(id, reason))
              else mutate(() => byTwo[deed](id, reason).then(() => ({ waits: true })))
            }}
          />
        )}
        {!data && deed === 'signOut' && (
          <>
            <p>{words('staff.meaning.signOut', { name: person.name })}</p>
            <Button autoFocus loading={isPending} onClick={() => quietly(() => signOutEverywhere(id))}>
              {words('staff.deed.signOut')}
            </Button>
          </>
        )}
        {error && <ProblemText problem={problemOf(error)} />}
      </div>
    </Dialog>
  )
}

/** What a second administrator has to agree to. */
const byTwo = { return: comeBack, recover, promote: makeAdministrator }

interface DeedsProps {
  readonly deeds: readonly Deed[]
  readonly busy: boolean
  readonly onChoose: (deed: Deed) => void
}

const Deeds = ({ deeds, busy, onChoose }: DeedsProps) => {
  const words = useWords()
  return deeds.map((deed, index) => (
    <Button
      key={deed}
      variant="default"
      justify="space-between"
      loading={busy}
      rightSection={<Kbd cap={String(index + 1)} />}
      data-autofocus={index === 0 || undefined}
      data-deed={deed}
      onClick={() => onChoose(deed)}
    >
      {words(`staff.deed.${deed}`)}
    </Button>
  ))
}
