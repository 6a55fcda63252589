import type { ReactNode } from 'react'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import classes from './Page.module.css'

/** A page with little on it: the door, an error. */
export const Page = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <main className={classes.page}>
    <div className={classes.sheet}>
      <h1>{title}</h1>
      {children}
      <LanguageSwitch />
    </div>
  </main>
)
