import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { canUsePasskeys } from '../api/passkeys.ts'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Enter.module.css'
import { PasswordForm } from './PasswordForm.tsx'

/** By what somebody wanted to come in, and why they have not. */
export interface Failed {
  readonly by: string
  readonly problem: Problem
}

interface SignInProps {
  /** What the organisation's own sign-in is called. */
  readonly organisation: string | null
  /** By what somebody is coming in at this moment. */
  readonly entering: string | null
  readonly failed: Failed | null
  readonly onPasskey: () => void
  readonly onPassword: (login: string, password: string, code: string) => void
}

/** The passkey first; what else there is, below it. */
export const SignIn = ({ organisation, entering, failed, onPasskey, onPassword }: SignInProps) => {
  const words = useWords()
  const passkeys = canUsePasskeys()
  const button = useRef<HTMLButtonElement>(null)
  // A button that is busy cannot hold the focus.
  useEffect(() => {
    if (failed?.by === 'passkey' && document.activeElement === document.body) button.current?.focus()
  }, [failed])
  return (
    <section className={classes.ways} aria-label={words('enter.title')}>
      {passkeys ? (
        <>
          <Button
            ref={button}
            size="md"
            autoFocus
            loading={entering === 'passkey'}
            onClick={onPasskey}
            data-testid="by-passkey"
          >
            {words('signIn.passkey')}
          </Button>
          <p className={classes.hint}>{words('signIn.passkeyHint')}</p>
          {failed?.by === 'passkey' && <ProblemText problem={failed.problem} />}
        </>
      ) : (
        <p>{words('signIn.noPasskeys')}</p>
      )}
      {organisation !== null && (
        // Leaves the page: the organisation asks there.
        <Button variant="default" component="a" href="/api/session/organisation" data-testid="by-organisation">
          {words('signIn.organisation', { name: organisation })}
        </Button>
      )}
      <details className={classes.other} open={!passkeys && organisation === null}>
        <summary>{words('signIn.password')}</summary>
        <PasswordForm
          busy={entering === 'password'}
          isFirst={!passkeys && organisation === null}
          onEnter={onPassword}
        />
        {failed?.by === 'password' && <ProblemText problem={failed.problem} />}
      </details>
      <p className={classes.hint}>{words('signIn.byLink')}</p>
    </section>
  )
}
