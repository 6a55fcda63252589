import { type ReactNode, useId } from 'react'
import classes from './Zone.module.css'

interface ZoneProps {
  readonly title: string
  readonly testId: string
  /** Beside the title: a number, a button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One subject of the page under its heading. */
export const Zone = ({ title, testId, aside, children }: ZoneProps) => {
  const id = useId()
  return (
    <section className={classes.zone} aria-labelledby={id} data-testid={testId}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
