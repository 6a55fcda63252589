import { finishingSince } from '../../ui/duty.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { useOutbox } from '../outbox/outbox.ts'
import { pressedBy } from '../outbox/pressedBy.ts'
import { useCrew } from '../useCrew.ts'
import classes from './TopBar.module.css'

interface TopBarProps {
  readonly onMenu: () => void
  readonly onUnsent: () => void
}

/** Which unit, how it stands, and whether what is shown and pressed can be relied on. */
export const TopBar = ({ onMenu, onUnsent }: TopBarProps) => {
  const words = useWords()
  const { person, unit, job, freshness, kept, heardAt } = useCrew()
  const outbox = useOutbox()
  const { waiting } = outbox
  const { refused } = pressedBy(person.id, outbox)
  const status = !unit.shift
    ? words('crew.top.offShift')
    : job && finishingSince(job.assignment, unit) === null
      ? words(`assignmentStatus.${job.assignment.status}`)
      : words(`unitStatus.${unit.status}`)
  const lost = freshness.state === 'lost'
  // What is pressed stays on the phone all the same, until the centre has it.
  const unkept = !lost && kept !== 'kept'
  return (
    <header className={classes.bar}>
      {person.demo && (
        <p className={classes.demo} data-testid="demo">
          {words('demo.title')}
        </p>
      )}
      <strong data-testid="unit" data-status={unit.status}>
        {unit.id} · {status}
      </strong>
      <button type="button" className="small plain" onClick={onMenu}>
        {words('crew.menu.title')}
      </button>
      {(lost || unkept || waiting.length > 0 || refused.length > 0) && (
        <button type="button" className={classes.signs} onClick={onUnsent} data-testid="unsent">
          {lost && (
            <span data-testid="offline">
              {words('crew.top.noNetwork')}
              {heardAt !== null && ` · ${words('crew.top.asOf', { time: timeOfDay(language(), heardAt).slice(0, 5) })}`}
            </span>
          )}
          {unkept && <span data-testid="unkept">{words('crew.top.unkept')}</span>}
          {waiting.length > 0 && <span>{words('crew.top.waiting', { count: waiting.length })}</span>}
          {refused.length > 0 && (
            <span className={classes.refused}>{words('crew.top.refused', { count: refused.length })}</span>
          )}
        </button>
      )}
      <span className="heard-only" role="status">
        {lost ? words('crew.top.noNetwork') : unkept && words('crew.top.unkept')}
      </span>
    </header>
  )
}
