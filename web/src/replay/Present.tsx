import { useLive } from '../api/live/useLive.ts'
import { useLiveStream } from '../api/live/useLiveStream.ts'
import type { Person } from '../api/words.ts'
import { useFreshness } from '../console/ConsoleFooter.tsx'
import { Announcer } from '../console/sound/Announcer.tsx'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Replay.module.css'

/** Whoever looks back still hears what comes now, and sees how much waits; or that nothing of now arrives any more. */
export const Present = ({ me }: { readonly me: Person }) => {
  const words = useWords()
  useLiveStream(me.id)
  const isLost = useFreshness('state') === 'lost'
  const waiting = useLive(({ alarms }) => [...alarms.values()].filter(({ status }) => status === 'waiting').length)
  return (
    <span className={classes.present}>
      {isLost ? (
        <strong role="alert" className={classes.lost} data-testid="lost">
          {words('lost.title')}
        </strong>
      ) : (
        <>
          {words('replay.waitingNow')} <b data-testid="waiting">{waiting}</b>
        </>
      )}
      <Announcer />
    </span>
  )
}
