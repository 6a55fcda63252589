import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import { useMe } from '../api/session.ts'
import { LostBanner } from '../console/LostBanner.tsx'
import type { Thing } from '../console/thing.ts'
import { DemoSign } from '../ui/DemoSign.tsx'
import { PageSwitch } from '../ui/PageSwitch.tsx'
import classes from './MapPage.module.css'
import { RoomMap } from './RoomMap.tsx'

/** The map alone, for a second screen. */
export const MapPage = () => {
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  return me && <Watching key={me.id} person={me.id} />
}

const Watching = ({ person }: { readonly person: string }) => {
  useLiveStream(person)
  const [thing, setThing] = useState<Thing | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  return (
    <main className={classes.page} data-thing={thing ?? undefined} data-unit={unit ?? undefined}>
      <LostBanner />
      <DemoSign />
      <div className={classes.ways}>
        <PageSwitch />
      </div>
      <RoomMap chosen={thing} onChoose={setThing} unit={unit} onChooseUnit={setUnit} />
    </main>
  )
}
