import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { canUsePasskeys } from '../api/passkeys.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { sessionQuery, useSession } from '../api/session.ts'
import type { SignedIn } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import classes from './LockScreen.module.css'
import { PinUnlock } from './PinUnlock.tsx'

/** So often a locked desk says that it is still there, so that what its operator has in hand stays with them; ms. */
const STILL_HERE = 20_000

/** In place of everything else, until somebody shows who they are. */
export const LockScreen = ({ me }: { readonly me: SignedIn }) => {
  const words = useWords()
  const queries = useQueryClient()
  const { unlock, change, enterByPasskey, leave } = useSession()
  const [somebodyElse, setSomebodyElse] = useState(!me.pin && !canUsePasskeys())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    const still = setInterval(() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), STILL_HERE)
    return () => clearInterval(still)
  }, [queries])

  const attempt = async (way: Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    await way.catch((error: unknown) => setProblem(problemOf(error)))
    setBusy(false)
  }

  const turn = () => {
    setSomebodyElse(!somebodyElse)
    setProblem(null)
  }

  return (
    <Page title={words('lock.title')}>
      <p data-testid="locked">{words('lock.who', { name: me.name })}</p>
      {somebodyElse && <ChangeForm busy={busy} onChange={(login, pin) => void attempt(change(login, pin))} />}
      {!somebodyElse && me.pin && <PinUnlock busy={busy} onUnlock={(pin) => void attempt(unlock(pin))} />}
      {!somebodyElse && !me.pin && <p>{words('lock.noPin')}</p>}
      {problem && <ProblemText problem={problem} />}
      <div className={classes.others}>
        {canUsePasskeys() && (
          <Button
            variant={me.pin || somebodyElse ? 'default' : 'filled'}
            autoFocus={!me.pin && !somebodyElse}
            onClick={() => void attempt(enterByPasskey())}
            data-testid="unlock-by-passkey"
          >
            {words('lock.passkey')}
          </Button>
        )}
        <Button variant="default" onClick={turn} data-testid="somebody-else">
          {words(somebodyElse ? 'lock.back' : 'lock.somebodyElse')}
        </Button>
        <Button variant="subtle" onClick={() => void attempt(leave())}>
          {words('lock.leave', { name: me.name })}
        </Button>
      </div>
    </Page>
  )
}
