import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Dialogs.module.css'

interface SecretProps {
  readonly secret: string
  /** It is good only when somebody else has approved it. */
  readonly waits: boolean
  readonly onDone: () => void
}

/** The secret of a new token, as long as this is open and never again. */
export const Secret = ({ secret, waits, onDone }: SecretProps) => {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Where the browser keeps its clipboard to itself, what is selected can be copied by hand.
    field.current?.select()
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className={classes.form} data-testid="secret">
      <p>{words('tokens.shownMeaning')}</p>
      {waits && <p>{words('tokens.shownWaits')}</p>}
      <TextInput
        ref={field}
        label={words('tokens.secret')}
        value={secret}
        readOnly
        classNames={{ input: classes.secret ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button data-autofocus onClick={() => void copy()}>
        {words(copied ? 'tokens.copied' : 'tokens.copy')}
      </Button>
      <Button variant="default" onClick={onDone}>
        {words('tokens.done')}
      </Button>
      <span className="heard-only" role="status">
        {copied && words('tokens.copied')}
      </span>
    </div>
  )
}
