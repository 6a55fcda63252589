import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import type { StaffForm } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { isWhole, PostFields } from './PostFields.tsx'
import { invite, linkFor, staffQuery } from './questions.ts'
import classes from './StaffPage.module.css'

/** Takes somebody on, and shows the link by which they come in. */
export const InviteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const queries = useQueryClient()
  const [form, setForm] = useState<StaffForm>({ login: '', name: '', role: 'operator', unit: null })
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async () => {
      const { id } = await invite({ ...form, login: form.login.trim(), name: form.name.trim() })
      return linkFor(id)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
  if (data) {
    return (
      <Dialog title={words('staff.link')} onClose={onClose}>
        <ShownOnce
          label={words('staff.link')}
          meaning={words('staff.linkMeaning', { name: form.name })}
          secret={data}
          onDone={onClose}
        />
      </Dialog>
    )
  }
  const isReady = form.login.trim() !== '' && isWhole(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !isPending) mutate()
  }
  return (
    <Dialog title={words('staff.invite')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} data-testid="invite">
        <TextInput
          label={words('signIn.login')}
          value={form.login}
          maxLength={40}
          required
          data-autofocus
          onChange={(event) => setForm({ ...form, login: event.currentTarget.value })}
        />
        <PostFields post={form} onChange={(post) => setForm({ ...form, ...post })} />
        <Button type="submit" loading={isPending} disabled={!isReady}>
          {words('staff.invite')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </form>
    </Dialog>
  )
}
