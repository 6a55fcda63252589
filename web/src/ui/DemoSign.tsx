import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { waysQuery } from '../api/session.ts'
import classes from './DemoSign.module.css'
import { useWords } from './i18n/index.ts'

/** Says on every page of a demonstration that nothing of it is real. */
export const DemoSign = ({ children }: { readonly children?: ReactNode }) => {
  const words = useWords()
  const { data } = useQuery(waysQuery)
  if (!data?.demo) return null
  return (
    <p className={classes.sign} data-testid="demo">
      <b>{words('demo.title')}</b> {words('demo.meaning')} {words('demo.people')}
      {children}
    </p>
  )
}
