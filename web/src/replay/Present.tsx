import { useLive } from '../api/live/useLive.ts'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import type { Person } from '../api/words.ts'
import { Announcer } from '../console/sound/Announcer.tsx'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Replay.module.css'

/** Whoever looks back still hears what comes now, and sees how much waits. */
export const Present = ({ me }: { readonly me: Person }) => {
  const words = useWords()
  useLiveStream(me.id)
  const waiting = useLive(({ alarms }) => [...alarms.values()].filter(({ status }) => status === 'waiting').length)
  return (
    <span className={classes.present}>
      {words('replay.waitingNow')} <b data-testid="waiting">{waiting}</b>
      <Announcer />
    </span>
  )
}
