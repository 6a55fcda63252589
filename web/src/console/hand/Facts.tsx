import type { ReactNode } from 'react'
import classes from './Facts.module.css'

/** A list of what is known: the word, then the thing. */
export const Facts = ({ children }: { readonly children: ReactNode }) => <dl className={classes.facts}>{children}</dl>

export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** What must not be overlooked: by weight and a bar, since colour is for priority. */
export const Warning = ({ children }: { readonly children: ReactNode }) => <p className={classes.warning}>{children}</p>
