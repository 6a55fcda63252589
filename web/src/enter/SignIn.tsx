import { Button } from '@mantine/core'
import { canUsePasskeys } from '../api/passkeys.ts'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Enter.module.css'
import { PasswordForm } from './PasswordForm.tsx'

interface SignInProps {
  /** What the organisation's own sign-in is called. */
  readonly organisation: string | null
  readonly busy: boolean
  readonly onPasskey: () => void
  readonly onPassword: (login: string, password: string, code: string) => void
}

/** The passkey first; what else there is, below it. */
export const SignIn = ({ organisation, busy, onPasskey, onPassword }: SignInProps) => {
  const words = useWords()
  const passkeys = canUsePasskeys()
  return (
    <section className={classes.ways} aria-label={words('enter.title')}>
      {passkeys ? (
        <>
          <Button size="md" autoFocus loading={busy} onClick={onPasskey} data-testid="by-passkey">
            {words('signIn.passkey')}
          </Button>
          <p className={classes.hint}>{words('signIn.passkeyHint')}</p>
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
        <PasswordForm busy={busy} onEnter={onPassword} />
      </details>
      <p className={classes.hint}>{words('signIn.byLink')}</p>
    </section>
  )
}
