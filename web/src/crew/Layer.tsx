import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Layer.module.css'

export interface LayerProps {
  readonly title: string
  readonly children: ReactNode
  /** Left out where it may only be answered, not put away. */
  readonly onClose?: () => void
  readonly testId: string
  /** Over everything else, such as a new job. */
  readonly loud?: boolean
  /** Stays in view below everything. */
  readonly foot?: ReactNode
}

/** Something that is answered before anything else. The browser keeps the focus inside, and gives it back afterwards. */
export const Layer = ({ title, children, foot, onClose, testId, loud = false }: LayerProps) => {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    dialog.current?.showModal()
    // What is only there to be written in is written in at once; among other things to do, a field would only bring up the keyboard.
    dialog.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes.layer}
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
      {foot && <footer className={classes.foot}>{foot}</footer>}
    </dialog>
  )
}
