import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Sheet.module.css'

interface SheetProps {
  readonly title: string
  readonly children: ReactNode
  /** Left out where it may only be answered, not put away. */
  readonly onClose?: () => void
  readonly testId: string
  /** Over everything else, such as a new job. */
  readonly loud?: boolean
}

/** Something that is answered before anything else. The browser keeps the focus inside, and gives it back afterwards. */
export const Sheet = ({ title, children, onClose, testId, loud = false }: SheetProps) => {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    dialog.current?.showModal()
    // Where something is to be written, one writes at once: the browser would choose the button that closes.
    dialog.current?.querySelector<HTMLElement>('textarea, input[type="text"], input:not([type])')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes.sheet}
      data-loud={loud || undefined}
      data-testid={testId}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header className={classes.head}>
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <button type="button" className="small" onClick={onClose}>
            {words('dialog.close')}
          </button>
        )}
      </header>
      <div className={classes.body}>{children}</div>
    </dialog>
  )
}
