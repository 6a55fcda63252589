import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useMe } from '../api/session.ts'
import { isTyping, useKeyLayer } from './keyLayers.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import classes from './OfficePage.module.css'
import { OwnMenu } from './OwnMenu.tsx'
import { PageSwitch } from './PageSwitch.tsx'
import { homeOf } from './pages.ts'

interface OfficePageProps {
  readonly title: string
  /** What can be done on the whole page: buttons of the header. */
  readonly deeds?: ReactNode
  readonly children: ReactNode
}

/** The arrows of a page are its own, and not those of what was clicked last. */
const leaveIt = (): void => (document.activeElement as HTMLElement | null)?.blur()

/** A page beside the room: Escape leads from it back to where one works. */
export const OfficePage = ({ title, deeds, children }: OfficePageProps) => {
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  useKeyLayer((event) => {
    if (event.code !== 'Escape' || isTyping(event) || !me) return false
    void navigate({ to: homeOf(me.role) })
    return true
  })
  if (!me) return null
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1>{title}</h1>
        <PageSwitch of="office" />
        <div className={classes.right}>
          {deeds}
          <LanguageSwitch brief onPointed={leaveIt} />
          <OwnMenu />
        </div>
      </header>
      {children}
    </main>
  )
}
