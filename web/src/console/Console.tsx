import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import { useMe } from '../api/session.ts'
import classes from './Console.module.css'
import { ConsoleFooter } from './ConsoleFooter.tsx'
import { ConsoleHeader } from './ConsoleHeader.tsx'
import { DeskProvider, useNewDesk } from './desk.ts'
import { focusZone } from './focus.ts'
import { HandZone } from './hand/HandZone.tsx'
import { IncidentDialog } from './hand/IncidentDialog.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { LostBanner } from './LostBanner.tsx'
import { Palette } from './palette/Palette.tsx'
import { QueueZone } from './queue/QueueZone.tsx'
import { Refusals } from './Refusals.tsx'
import { Announcer } from './sound/Announcer.tsx'
import { UnitsZone } from './units/UnitsZone.tsx'
import { type Overlay, useConsoleKeys } from './useConsoleKeys.ts'

/** The operators' console. Whose session ended is led back to the door. */
export const Console = () => {
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  return me && <Room key={me.id} person={me.id} />
}

const Room = ({ person }: { readonly person: string }) => {
  useLiveStream(person)
  const desk = useNewDesk()
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useConsoleKeys(desk, setOverlay)
  useEffect(() => focusZone('queue'), [])
  const close = () => setOverlay(null)
  return (
    <DeskProvider value={desk}>
      <div className={classes.console}>
        <ConsoleHeader />
        <LostBanner />
        <main className={classes.zones}>
          <QueueZone />
          <HandZone />
          <UnitsZone />
        </main>
        <ConsoleFooter onOpen={setOverlay} />
        <Refusals />
        <Announcer />
        {overlay === 'help' && <KeyHelp onClose={close} />}
        {overlay === 'palette' && <Palette onClose={close} onOpen={setOverlay} />}
        {overlay === 'newIncident' && <IncidentDialog purpose="new" onClose={close} />}
      </div>
    </DeskProvider>
  )
}
