import { useEffect, useState } from 'react'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Steps.module.css'
import { type Step, steps, stepsAhead, timeOf } from './steps.ts'

/** After a step its button says the next one: a second tap of the same thumb must not make that too, ms. */
const REST = 1200

/** The next step in one large button. */
export const NextStep = ({ job }: { readonly job: Job }) => {
  const words = useWords()
  const { press } = useCrew()
  const { assignment } = job
  const [next] = stepsAhead(assignment.status)
  const resting = useRest(next)
  if (!next) return null
  return (
    <button
      type="button"
      className={`go ${classes.next}`}
      aria-disabled={resting}
      data-testid="next-step"
      data-step={next}
      onClick={() => {
        if (!resting) void press({ kind: 'step', assignment: assignment.id, step: next })
      }}
    >
      {words(`crew.step.${next}`)}
    </button>
  )
}

const useRest = (next: Step | undefined): boolean => {
  const [rested, setRested] = useState<Step | undefined>()
  useEffect(() => {
    const timer = setTimeout(() => setRested(next), REST)
    return () => clearTimeout(timer)
  }, [next])
  return rested !== next
}

/** All steps, with the times of those that were made; a later one may be pressed when one was forgotten. */
export const AllSteps = ({ job }: { readonly job: Job }) => {
  const words = useWords()
  const { press } = useCrew()
  const { assignment, unsent } = job
  const ahead = stepsAhead(assignment.status)
  return (
    <ol className={classes.steps} aria-label={words('crew.step.all')}>
      {steps.map((step) => {
        const at = assignment[timeOf[step]]
        const isNext = step === ahead[0]
        if (ahead.includes(step) && !isNext) {
          return (
            <li key={step}>
              <button
                type="button"
                className="small plain"
                onClick={() => void press({ kind: 'step', assignment: assignment.id, step })}
              >
                {words(`crew.step.${step}`)}
              </button>
            </li>
          )
        }
        return (
          <li
            key={step}
            className={classes.made}
            data-next={isNext || undefined}
            aria-current={isNext ? 'step' : undefined}
          >
            <span>{words(`crew.step.${step}`)}</span>
            {at && <time dateTime={at}>{timeOfDay(language(), Date.parse(at)).slice(0, 5)}</time>}
            {unsent.has(step) && <span className="unsent">{words('crew.unsent')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
