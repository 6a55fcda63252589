import { useEffect } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { ring } from '../phone/ring.ts'
import { Sheet } from '../Sheet.tsx'
import { Ahead } from './Ahead.tsx'
import { JobHead } from './Job.tsx'
import classes from './NewJob.module.css'
import { NextStep } from './Steps.tsx'
import { Way } from './Way.tsx'

/** A job that nobody has acknowledged: over everything, and heard until it is. */
export const NewJob = ({ job }: { readonly job: Job }) => {
  const words = useWords()
  useEffect(() => ring('job'), [])
  return (
    <Sheet title={words('crew.job.new')} testId="new-job" loud>
      <div className={classes.job}>
        <JobHead job={job} />
        <Ahead job={job} />
        {job.incident.narrative && <p>{job.incident.narrative}</p>}
        {job.incident.place && <Way to={job.incident.place} />}
      </div>
      <NextStep job={job} />
    </Sheet>
  )
}

/** The centre does not need the unit there any more. */
export const Recalled = ({ job, onSeen }: { readonly job: Job; readonly onSeen: () => void }) => {
  const words = useWords()
  useEffect(() => ring('recall'), [])
  return (
    <Sheet title={words('crew.recall.title')} testId="recalled" loud>
      <div className={classes.job}>
        <p className={classes.meaning}>{words('crew.recall.meaning')}</p>
        <JobHead job={job} />
      </div>
      <button type="button" className={`go ${classes.seen}`} onClick={onSeen}>
        {words('crew.recall.seen')}
      </button>
    </Sheet>
  )
}
