import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import { useMe } from '../api/session.ts'
import { useArrivalsAnew } from '../closures/useArrivalsAnew.ts'
import { Zones } from '../ui/Zones.tsx'
import classes from './Console.module.css'
import { ConsoleFooter } from './ConsoleFooter.tsx'
import { ConsoleHeader } from './ConsoleHeader.tsx'
import { DemoBanner } from './demo/DemoBanner.tsx'
import { DeskProvider, useNewDesk } from './desk.ts'
import { DistressBanner } from './distress/DistressBanner.tsx'
import { useKeptFocus } from './focus.ts'
import { HandZone } from './hand/HandZone.tsx'
import { LostBanner } from './LostBanner.tsx'
import { MeanwhileBar } from './looked/MeanwhileBar.tsx'
import { Palette } from './palette/Palette.tsx'
import { QueueZone } from './queue/QueueZone.tsx'
import { Announcer } from './sound/Announcer.tsx'
import { type Overlay, useConsoleKeys } from './useConsoleKeys.ts'
import { WhereZone } from './where/WhereZone.tsx'

/** What lies over the room is loaded beside it, soon enough to be there also when the network is not. */
const loadOverlays = () => import('./Overlays.tsx').then(({ Overlays }) => ({ default: Overlays }))
const Overlays = lazy(loadOverlays)
const LOAD_AFTER = 1000

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
  const desk = useNewDesk(person)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useConsoleKeys(desk, overlay, setOverlay)
  useKeptFocus()
  useArrivalsAnew()
  useEffect(() => {
    const timer = setTimeout(() => void loadOverlays(), LOAD_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return (
    <DeskProvider value={desk}>
      <div className={classes.console}>
        <DistressBanner />
        <DemoBanner />
        <ConsoleHeader onOpen={setOverlay} />
        <LostBanner />
        <MeanwhileBar />
        <main className={classes.zones}>
          <Zones
            name="columns"
            orientation="horizontal"
            zones={[
              { id: 'queue', usual: 27, least: 250, children: <QueueZone /> },
              { id: 'hand', usual: 43, least: 380, children: <HandZone /> },
              { id: 'where', usual: 30, least: 280, children: <WhereZone /> },
            ]}
          />
        </main>
        <ConsoleFooter onOpen={setOverlay} />
        <Announcer />
        {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} onOpen={setOverlay} />}
        <Suspense>{overlay && overlay !== 'palette' && <Overlays open={overlay} onOpen={setOverlay} />}</Suspense>
      </div>
    </DeskProvider>
  )
}
