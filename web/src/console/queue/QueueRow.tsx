import { memo, type ReactNode } from 'react'
import { keeping } from '../../api/live/freshness.ts'
import { useLive } from '../../api/live/useLive.ts'
import { useServerTime } from '../../api/live/useServerTime.ts'
import type { Alarm, Incident } from '../../api/words.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Age } from '../Age.tsx'
import { alarmThing, incidentThing, type Row, type Thing } from '../thing.ts'
import { placeOfAlarm, placeOfIncident, titleOfAlarm, titleOfIncident } from '../title.ts'
import { useFlash } from '../useFlash.ts'
import classes from './QueueRow.module.css'
import { rowId } from './rowId.ts'
import { isLate, towardsTarget } from './target.ts'

/** Two lines of text, and the space and line around them, px. */
export const queueRowHeight = { fixed: 19, text: 40 } as const

interface RowProps {
  readonly id: string
  readonly chosen: boolean
  /** Something happened to it since the operator last looked. */
  readonly changed?: boolean
  /** Its place in its group, from 1, and how many there are: the list draws only those in view. */
  readonly at?: number
  readonly of?: number
  /** What I pressed is on its way, or was lost on it. */
  readonly sending?: 'sending' | 'lost' | undefined
  readonly onChoose: (thing: Thing) => void
}

/** Draws again only when its own alarm changes, or its age. */
export const AlarmRow = memo(({ id, ...row }: RowProps) => {
  const words = useWords()
  const alarm = useLive((state) => state.alarms.get(id))
  const incident = useLive((state) => (alarm?.incident ? state.incidents.get(alarm.incident) : undefined))
  const late = useServerTime((now) => alarm !== undefined && isLate(alarm, now))
  if (!alarm) return null
  return (
    <RowFrame
      thing={alarmThing(id)}
      {...row}
      priority={incident?.priority ?? alarm.priority}
      late={late}
      version={`${alarm.priority} ${alarm.signals} ${alarm.status} ${alarm.overdue} ${incident?.status}`}
      title={titleOfAlarm(alarm, language(), words)}
      place={placeOfAlarm(alarm, words)}
      time={<When alarm={alarm} />}
      state={<AlarmState alarm={alarm} incident={incident} />}
    />
  )
})

export const IncidentRow = memo(({ id, ...row }: RowProps) => {
  const words = useWords()
  const incident = useLive((state) => state.incidents.get(id))
  if (!incident) return null
  return (
    <RowFrame
      thing={incidentThing(id)}
      {...row}
      priority={incident.priority}
      late={false}
      version={`${incident.priority} ${incident.status}`}
      title={titleOfIncident(incident, words)}
      place={placeOfIncident(incident, words)}
      time={<Age since={incident.openedAt} />}
      state={words(`queue.status.${incident.status}`)}
    />
  )
})

interface Drawn extends Omit<RowProps, 'id'> {
  readonly thing: Row
  readonly priority: number
  readonly late: boolean
  /** When this changes, the row flashes. */
  readonly version: string
  readonly title: string
  readonly place: string
  readonly time: ReactNode
  readonly state: ReactNode
}

const RowFrame = (drawn: Drawn) => {
  const { thing, chosen, changed, at, of, sending, onChoose, priority, late, version, title, place, time, state } =
    drawn
  const words = useWords()
  const element = useFlash<HTMLDivElement>(version)
  const unkept = useLive((known) => sending === 'sending' && keeping(known) !== 'kept')
  return (
    // The list has the focus and reads the keys for its rows.
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={element}
      id={rowId(thing)}
      className={classes.row}
      role="option"
      aria-selected={chosen}
      aria-posinset={at}
      aria-setsize={of}
      data-priority={priority}
      data-late={late || undefined}
      data-thing={thing}
      data-changed={changed || undefined}
      onClick={() => onChoose(thing)}
    >
      <span className={classes.priority}>{priority}</span>
      <span className={classes.line}>
        <span className={classes.title}>
          {changed && <span className="heard-only">{words('queue.changed')} </span>}
          {title}
        </span>
        <span className={classes.time}>{time}</span>
      </span>
      <span className={classes.line}>
        <span className={classes.place} title={place}>
          {place}
        </span>
        <span className={classes.state} data-sending={sending}>
          {sending ? words(unkept ? 'queue.unkept' : `queue.${sending}`) : state}
        </span>
      </span>
    </div>
  )
}

const When = ({ alarm }: { readonly alarm: Alarm }) => {
  const words = useWords()
  if (!alarm.parkedUntil) return <Age since={alarm.openedAt} />
  return words('queue.until', { time: timeOfDay(language(), Date.parse(alarm.parkedUntil)).slice(0, 5) })
}

/** Of a waiting alarm how near the target is; of one in hand how far it has come. */
const AlarmState = ({ alarm, incident }: { readonly alarm: Alarm; readonly incident: Incident | undefined }) => {
  const words = useWords()
  const mine = useLive((state) => state.me?.id === alarm.inHandOf?.id)
  if (incident) return words(`queue.status.${incident.status}`)
  if (alarm.status === 'waiting') return <TargetBar alarm={alarm} />
  if (alarm.onTest) return words('alarm.onTest')
  return mine ? null : alarm.inHandOf?.name
}

const TargetBar = ({ alarm }: { readonly alarm: Alarm }) => {
  const words = useWords()
  const part = useServerTime((now) => towardsTarget(alarm, now))
  return (
    <progress className={classes.bar} max={100} value={part} aria-label={words('queue.towardsTarget')}>
      {part}
    </progress>
  )
}
