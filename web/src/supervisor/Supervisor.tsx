import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import { useMe } from '../api/session.ts'
import type { Person } from '../api/words.ts'
import { LostBanner } from '../console/LostBanner.tsx'
import { DemoSign } from '../ui/DemoSign.tsx'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { pagesOf } from '../ui/pages.ts'
import { DistressZone } from './DistressZone.tsx'
import { LateZone } from './LateZone.tsx'
import { MessageZone } from './MessageZone.tsx'
import { QueueFiguresZone } from './QueueFiguresZone.tsx'
import { ScreensZone } from './ScreensZone.tsx'
import { StaffZone } from './StaffZone.tsx'
import classes from './Supervisor.module.css'
import { SupervisorHeader } from './SupervisorHeader.tsx'
import { TodayZone } from './TodayZone.tsx'
import { UnitsByStation } from './UnitsByStation.tsx'
import { usePageKeys } from './usePageKeys.ts'

/** The page of who leads a shift: who is on, what is late, whether the room keeps up, and the hand-over to the next. */
export const Supervisor = () => {
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  if (!me) return null
  return mayLead(me) ? <Leading key={me.id} person={me.id} /> : <NotForThisRole />
}

export const mayLead = ({ role }: Person): boolean => pagesOf(role).some(({ name }) => name === 'supervisor')

export const NotForThisRole = () => {
  const words = useWords()
  return (
    <Page title={words('supervisor.title')}>
      <p role="alert">{words('supervisor.notForYou')}</p>
      <a href="/">{words('missing.home')}</a>
    </Page>
  )
}

const Leading = ({ person }: { readonly person: string }) => {
  useLiveStream(person)
  usePageKeys()
  return (
    <div className={classes.page}>
      <SupervisorHeader />
      <DistressZone />
      <DemoSign />
      <LostBanner />
      <main className={classes.zones}>
        <div className={classes.column}>
          <LateZone />
          <StaffZone />
        </div>
        <div className={classes.column}>
          <QueueFiguresZone />
          <TodayZone />
        </div>
        <div className={classes.column}>
          <UnitsByStation />
          <MessageZone />
          <ScreensZone />
        </div>
      </main>
    </div>
  )
}
