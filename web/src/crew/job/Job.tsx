import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import type { Job as JobOf } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import { Ahead } from './Ahead.tsx'
import { hazardsOf } from './hazards.ts'
import classes from './Job.module.css'
import { Streets } from './Streets.tsx'
import { Way } from './Way.tsx'

/** What and where, hazards before all else; what is known beside it, and the notes as they come, the newest first. */
export const Job = ({ job }: { readonly job: JobOf }) => {
  const words = useWords()
  const { unsentPictures } = useCrew()
  const { incident } = job
  const { premises, narrative, notes } = incident
  return (
    <article className={classes.job} data-testid="job" data-incident={incident.id} data-status={job.assignment.status}>
      <JobHead job={job} />
      <Ahead job={job} />
      {narrative && <p className={classes.narrative}>{narrative}</p>}
      {premises && !incident.place?.address?.includes(premises.name) && <p>{premises.name}</p>}
      {incident.place && <Way to={incident.place} />}
      <Streets job={job} />
      <Others job={job} />
      {unsentPictures > 0 && <p className="unsent">{words('crew.photo.unsent', { count: unsentPictures })}</p>}
      <section aria-label={words('crew.job.notes')} aria-live="polite" className={classes.notes} data-testid="notes">
        {notes.toReversed().map(({ at, by, text }) => (
          <p key={`${at}${by.id}${text}`}>
            <time dateTime={at}>{timeOfDay(language(), Date.parse(at)).slice(0, 5)}</time> {text}{' '}
            <small>{by.name}</small>
          </p>
        ))}
      </section>
    </article>
  )
}

/** What a crew must know before anything else. */
export const JobHead = ({ job: { incident } }: { readonly job: JobOf }) => {
  const words = useWords()
  const hazards = hazardsOf(incident)
  return (
    <>
      <div className={classes.what} data-priority={incident.priority}>
        <b className={classes.priority}>
          <span className="heard-only">{words('priority', { priority: '' })}</span>
          {incident.priority}
        </b>
        <h1>{words(`incidentType.${incident.type}`)}</h1>
      </div>
      <p className={classes.place}>{incident.place?.address ?? words('crew.job.nowhere')}</p>
      {hazards && (
        <p className={classes.hazards} data-testid="hazards">
          <span className="heard-only">{words('crew.job.hazards')}</span>
          {hazards}
        </p>
      )}
    </>
  )
}

/** Who else was sent, and what was asked for. */
const Others = ({ job: { incident, assignment } }: { readonly job: JobOf }) => {
  const words = useWords()
  const others = incident.assignments.filter(
    ({ unit, status }) => unit !== assignment.unit && status !== 'recalled' && status !== 'cleared',
  )
  const { backUpWanted } = incident
  if (!others.length && !backUpWanted) return null
  return (
    <p className={classes.others}>
      {others.map(({ unit, status }) => `${unit}: ${words(`assignmentStatus.${status}`)}`).join(' · ')}
      {backUpWanted && (
        <strong>
          {' '}
          {words('crew.backUp.wanted', {
            what: backUpWanted.capability ? words(`capability.${backUpWanted.capability}`) : words('crew.backUp.any'),
          })}
        </strong>
      )}
    </p>
  )
}
