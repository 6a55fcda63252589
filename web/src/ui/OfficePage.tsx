import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useMe, useSession } from '../api/session.ts'
import { useWords } from './i18n/index.ts'
import { isTyping, useKeyLayer } from './keyLayers.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import classes from './OfficePage.module.css'
import { PageSwitch } from './PageSwitch.tsx'
import { homeOf } from './pages.ts'
import { SmallButton } from './SmallButton.tsx'

interface OfficePageProps {
  readonly title: string
  /** What can be done on the whole page: buttons of the header. */
  readonly deeds?: ReactNode
  readonly children: ReactNode
}

/** A page beside the room: nothing on it is live, and Escape leads back to where one works. */
export const OfficePage = ({ title, deeds, children }: OfficePageProps) => {
  const words = useWords()
  const me = useMe()
  const { leave } = useSession()
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
          <LanguageSwitch brief />
          <SmallButton onClick={() => void leave()}>
            {words('header.leave')}: {me.name}
          </SmallButton>
        </div>
      </header>
      {children}
    </main>
  )
}
