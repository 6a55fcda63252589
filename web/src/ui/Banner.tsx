import type { ReactNode } from 'react'
import classes from './Banner.module.css'

interface BannerProps {
  readonly title: string
  readonly testId: string
  readonly children: ReactNode
}

/** Light on the dark screen: what is shown below is not what is. Only the title is read aloud, for the rest may count seconds. */
export const Banner = ({ title, testId, children }: BannerProps) => (
  <div className={classes.banner} data-testid={testId}>
    <strong role="alert">{title}</strong>
    {children}
  </div>
)
