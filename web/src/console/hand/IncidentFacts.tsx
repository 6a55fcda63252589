import type { Assignment, Incident } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Age } from '../Age.tsx'
import { useFlash } from '../useFlash.ts'
import { Fact, Facts, Warning } from './Facts.tsx'
import classes from './IncidentFacts.module.css'

export const IncidentFacts = ({ incident }: { readonly incident: Incident }) => {
  const words = useWords()
  const { type, status, place, narrative, backUpWanted, disposition, assignments } = incident
  return (
    <div className={classes.incident} data-testid="incident" data-incident={incident.id} data-status={status}>
      <h3>
        {words('incident.title', { type: words(`incidentType.${type}`) })} · {words(`incidentStatus.${status}`)}
      </h3>
      {backUpWanted && (
        <Warning>
          {words('incident.backUpWanted', {
            what: backUpWanted.capability ? words(`capability.${backUpWanted.capability}`) : words('backUp.any'),
          })}{' '}
          · <Age since={backUpWanted.since} />
        </Warning>
      )}
      <Facts>
        <Fact name={words('fact.sendTo')}>{place?.address ?? words('incident.placeErased')}</Fact>
        {narrative && <Fact name={words('fact.narrative')}>{narrative}</Fact>}
        {disposition && <Fact name={words('fact.ended')}>{words(`incidentDisposition.${disposition}`)}</Fact>}
      </Facts>
      {assignments.length > 0 && (
        <ul className={classes.assignments} aria-label={words('incident.units')}>
          {assignments.map((assignment) => (
            <AssignmentRow key={assignment.id} assignment={assignment} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** When the assignment came to where it is: the time that belongs to each status. */
const sinceOf = (assignment: Assignment): string =>
  ({
    assigned: assignment.assignedAt,
    acknowledged: assignment.acknowledgedAt,
    'en-route': assignment.enRouteAt,
    'on-scene': assignment.onSceneAt,
    cleared: assignment.clearedAt,
    recalled: assignment.recalledAt,
  })[assignment.status] ?? assignment.assignedAt

const AssignmentRow = ({ assignment }: { readonly assignment: Assignment }) => {
  const words = useWords()
  const { unit, status, unacknowledged } = assignment
  const element = useFlash<HTMLLIElement>(`${status} ${unacknowledged}`)
  return (
    <li ref={element} className={classes.assignment} data-unit={unit} data-status={status}>
      <b>{unit}</b>
      <span>
        {words(`assignmentStatus.${status}`)}
        {unacknowledged && <strong className={classes.silent}>{words('incident.unacknowledged')}</strong>}
      </span>
      <Age className={classes.since} since={sinceOf(assignment)} />
    </li>
  )
}
