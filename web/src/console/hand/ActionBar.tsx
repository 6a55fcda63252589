import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import type { Action } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import { restWords } from '../restWords.ts'
import classes from './ActionBar.module.css'

/** What is waited for, and what comes next as one button with its key; everything else that can be done, smaller. */
export const ActionBar = () => {
  const words = useWords()
  const { offer, hand, recommended } = useDesk()
  const { primary, rest, actions } = offer
  return (
    <div className={classes.bar} role="toolbar" aria-label={words('hand.actions')}>
      {(rest !== 'nothing' || !primary) && (
        <p className={classes.rest} data-testid="rest">
          {restWords(rest, { ...hand, going: recommended.going }, words)}
        </p>
      )}
      {primary && <ActionButton action={primary} primary />}
      <div className={classes.others}>
        {actions
          .filter((action) => action !== primary)
          .map((action) => (
            <ActionButton key={action.name} action={action} />
          ))}
      </div>
    </div>
  )
}

const ActionButton = ({ action, primary = false }: { readonly action: Action; readonly primary?: boolean }) => {
  const words = useWords()
  const { run, sending } = useDesk()
  const key = primary ? keys.primary : action.key && keys[action.key]
  return (
    <button
      type="button"
      className={classes.button}
      data-primary={primary || undefined}
      data-testid={primary ? 'primary' : undefined}
      data-action={action.name}
      aria-busy={sending.busy === action.name}
      onMouseDown={keepFocus}
      onClick={() => run(action)}
    >
      {words(`action.${action.name}`, { unit: action.unit ?? '' })}
      {key && <Kbd cap={key.cap} />}
    </button>
  )
}
