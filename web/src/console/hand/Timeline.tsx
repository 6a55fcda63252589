import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { alarmTimelineQuery, incidentTimelineQuery } from '../../api/questions.ts'
import type { TimelineEntry } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from '../desk.ts'
import { keys } from '../keys.ts'
import type { Hand } from '../thing.ts'
import { Lanes } from './Lanes.tsx'
import classes from './Timeline.module.css'
import { TimelineList } from './TimelineList.tsx'

const none: readonly TimelineEntry[] = []

/** What happened, as a picture and as a list, the latest first. An incident's timeline has its alarms' in it. */
export const Timeline = ({ alarm, incident }: Hand) => {
  const words = useWords()
  const { replayed } = useDesk().guide
  const queries = useQueryClient()
  const ofIncident = useQuery({ ...incidentTimelineQuery(incident?.id ?? ''), enabled: incident !== null })
  const ofAlarm = useQuery({ ...alarmTimelineQuery(alarm?.id ?? ''), enabled: alarm !== null && incident === null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the thing changes, something happened to it
  useEffect(() => {
    void askAgain(queries)
  }, [queries, alarm, incident])

  const { data: entries = none, isError } = incident ? ofIncident : ofAlarm
  const closedAt = incident ? incident.closedAt : alarm?.closedAt
  return (
    <section className={classes.timeline} aria-label={words('timelineTitle')} data-testid="timeline">
      <div className={classes.head}>
        <h3 className={classes.heading}>{words('timelineTitle')}</h3>
        {incident && (
          <Link
            className={classes.replay}
            to="/replay/$incident"
            params={{ incident: incident.id }}
            target="_blank"
            onClick={replayed}
          >
            {words('replay.open')} <Kbd cap={keys.replay.cap} />
          </Link>
        )}
      </div>
      {isError && <p>{words('timelineMissing')}</p>}
      <Lanes entries={entries} endedAt={closedAt ? Date.parse(closedAt) : null} />
      <TimelineList entries={entries} />
    </section>
  )
}

/** A first answer that is still on its way may be older than what just happened: it is not waited for. */
const askAgain = async (queries: QueryClient): Promise<void> => {
  await queries.cancelQueries({ queryKey: ['timeline'] })
  await queries.invalidateQueries({ queryKey: ['timeline'] })
}
