import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { server } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { answerOf } from '../api/questions.ts'
import type { Approval } from '../api/words.ts'
import { actionWords } from '../rights/actionWords.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Dialogs.module.css'
import { whomWords } from './whomWords.ts'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** Closes when it was done, which the page then hears; what was not stays on the dialog. */
const useDecision = <Said,>(decide: (said: Said) => Promise<unknown>, onClose: () => void) =>
  useMutation({ mutationFn: decide, onSuccess: onClose })

const path = ({ id }: Approval) => ({ params: { path: { id } } })

export const ApproveDialog = ({ approval, onClose }: DialogProps) => {
  const words = useWords()
  const { mutate, isPending, error } = useDecision<void>(
    async () => answerOf(await server.POST('/api/approvals/{id}/approve', path(approval))),
    onClose,
  )
  return (
    <Dialog title={words('approvals.approveTitle', { name: approval.by.name })} onClose={onClose}>
      <div className={classes.form} data-testid="approve">
        <p>{actionWords(words, approval.action)}</p>
        {approval.whom && <p data-testid="whom">{whomWords(approval.whom)}</p>}
        <p>{words('approvals.approveMeaning')}</p>
        <Button data-autofocus loading={isPending} onClick={() => mutate()}>
          {words('approvals.approve')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </div>
    </Dialog>
  )
}

export const RefuseDialog = ({ approval, onClose }: DialogProps) => {
  const words = useWords()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useDecision(
    async (said: string) =>
      answerOf(await server.POST('/api/approvals/{id}/refuse', { ...path(approval), body: { reason: said } })),
    onClose,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '' && !isPending) mutate(reason.trim())
  }
  return (
    <Dialog title={words('approvals.refuseTitle')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} data-testid="refuse">
        <TextInput
          label={words('approvals.reason')}
          value={reason}
          maxLength={300}
          required
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending} disabled={reason.trim() === ''}>
          {words('approvals.refuse')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </form>
    </Dialog>
  )
}
