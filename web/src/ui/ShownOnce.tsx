import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useWords } from './i18n/index.ts'
import classes from './ShownOnce.module.css'

interface ShownOnceProps {
  readonly label: string
  /** What it is for, and that it is not shown again. */
  readonly meaning: string
  /** What else there is to know of it. */
  readonly more?: string | null
  readonly secret: string
  readonly onDone: () => void
}

/** A secret that was just made, as long as this is open and never again. */
export const ShownOnce = ({ label, meaning, more = null, secret, onDone }: ShownOnceProps) => {
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
    <div className={classes.shown} data-testid="secret">
      <p>{meaning}</p>
      {more !== null && <p>{more}</p>}
      <TextInput
        ref={field}
        label={label}
        value={secret}
        readOnly
        classNames={{ input: classes.secret ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button data-autofocus autoFocus onClick={() => void copy()}>
        {words(copied ? 'shownOnce.copied' : 'shownOnce.copy')}
      </Button>
      <Button variant="default" onClick={onDone}>
        {words('shownOnce.done')}
      </Button>
      <span className="heard-only" role="status">
        {copied && words('shownOnce.copied')}
      </span>
    </div>
  )
}
