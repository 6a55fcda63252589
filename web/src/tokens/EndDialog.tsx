import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { answerOf } from '../api/questions.ts'
import type { Token } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Dialogs.module.css'
import { tokensQuery } from './questions.ts'

export const EndDialog = ({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) => {
  const words = useWords()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => answerOf(await server.DELETE('/api/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: tokensQuery.queryKey })
    },
  })
  return (
    <Dialog title={words('tokens.endTitle')} onClose={onClose}>
      <div className={classes.form} data-testid="end-token">
        <p>{words('tokens.endMeaning', { name: token.name ?? token.person })}</p>
        <Button data-autofocus loading={isPending} onClick={() => mutate()}>
          {words('tokens.end')}
        </Button>
        {error && <ProblemText problem={problemOf(error)} />}
      </div>
    </Dialog>
  )
}
