import { useLive } from '../../api/live/useLive.ts'
import type { Assignment, Incident } from '../../api/words.ts'
import { finishingSince } from '../../ui/duty.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Age } from '../Age.tsx'
import { Arrival } from '../Arrival.tsx'
import { isUnderWay } from '../actions.ts'
import { titleOfIncident } from '../title.ts'
import { useFlash } from '../useFlash.ts'
import { Fact, Facts, Warning } from './Facts.tsx'
import classes from './IncidentFacts.module.css'
import { Photos } from './Photos.tsx'
import { serviceWords } from './serviceWords.ts'

export const IncidentFacts = ({ incident }: { readonly incident: Incident }) => {
  const words = useWords()
  const {
    distress,
    status,
    place,
    narrative,
    backUpWanted,
    transfers,
    disposition,
    resolvedAt,
    resolvedBy,
    assignments,
  } = incident
  return (
    <div className={classes.incident} data-testid="incident" data-incident={incident.id} data-status={status}>
      <h3>
        {words('incident.title', { type: titleOfIncident(incident, words) })} · {words(`incidentStatus.${status}`)}
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
        <Fact name={words(distress === null ? 'fact.sendTo' : 'fact.where')}>
          {place?.address ?? words('incident.placeErased')}
        </Fact>
        {narrative && <Fact name={words('fact.narrative')}>{narrative}</Fact>}
        {transfers.length > 0 && (
          <Fact name={words('fact.given')}>
            {transfers.map(({ to, site, at, by }) => (
              <div key={`${to} ${site}`} data-transfer={to}>
                <b>{serviceWords(to, site, words)}</b> · {timeOfDay(language(), Date.parse(at))} · {by.name}
              </div>
            ))}
          </Fact>
        )}
        {disposition && resolvedAt && (
          <Fact name={words('fact.ended')}>
            <b>{words(`incidentDisposition.${disposition}`)}</b> · {timeOfDay(language(), Date.parse(resolvedAt))} ·{' '}
            {resolvedBy?.name}
          </Fact>
        )}
      </Facts>
      <Photos photos={incident.photos} />
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
  const { id, unit, status, unacknowledged } = assignment
  const finishing = useLive(({ units }) => finishingSince(assignment, units.get(unit)))
  const element = useFlash<HTMLLIElement>(`${status} ${unacknowledged} ${finishing}`)
  return (
    <li ref={element} className={classes.assignment} data-unit={unit} data-status={status}>
      <b>{unit}</b>
      <span>
        {words(finishing ? 'unitStatus.clearing' : `assignmentStatus.${status}`)}{' '}
        {isUnderWay.has(status) && <Arrival assignment={id} />}
        {unacknowledged && <strong className={classes.silent}>{words('incident.unacknowledged')}</strong>}
      </span>
      <Age className={classes.since} since={finishing ?? sinceOf(assignment)} />
    </li>
  )
}
