import { useLive } from '../api/live/useLive.ts'
import { useServerTime } from '../api/live/useServerTime.ts'
import { useWords } from '../ui/i18n/index.ts'
import { AlarmLine } from './AlarmLine.tsx'
import classes from './Lines.module.css'
import { lateAt } from './late.ts'
import { Zone } from './Zone.tsx'

/** What waits past its target, now. */
export const LateZone = () => {
  const words = useWords()
  const alarms = useLive((state) => state.alarms)
  const waiting = [...alarms.values()].filter(({ status }) => status === 'waiting')
  const ids = useServerTime((now) =>
    lateAt(waiting, now)
      .map(({ id }) => id)
      .join(' '),
  )
  const late = ids === '' ? [] : ids.split(' ').flatMap((id) => alarms.get(id) ?? [])
  return (
    <Zone
      title={words('supervisor.late')}
      testId="late"
      aside={<span>{words('supervisor.lateOf', { count: late.length, waiting: waiting.length })}</span>}
    >
      <ul className={classes.late}>
        {late.length === 0 && <li className={classes.nothing}>{words('supervisor.nothingLate')}</li>}
        {late.map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </Zone>
  )
}
