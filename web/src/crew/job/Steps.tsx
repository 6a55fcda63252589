import { useEffect, useState } from 'react'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Steps.module.css'
import { type Step, steps, stepsAhead, timeOf } from './steps.ts'

/** After a step its button says the next one: a second tap of the same thumb must not make that too, ms. */
const REST = 1200

/** A second tap of the same thumb in a car that shakes comes sooner than this, one that is meant later, ms. */
const MEANT = 350
/** For so long the second tap is waited for, ms. */
const ASKS = 5000

/** What frees the unit, and cannot be taken back, asks once more in the same place. */
const useTwice = (act: () => void): { readonly asks: boolean; readonly tap: () => void } => {
  const [since, setSince] = useState<number | null>(null)
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setSince(null), ASKS)
    return () => clearTimeout(timer)
  }, [since])
  return {
    asks: since !== null,
    tap() {
      if (since === null) return setSince(performance.now())
      if (performance.now() - since < MEANT) return
      setSince(null)
      act()
    },
  }
}

/** The next step in one large button. */
export const NextStep = ({ job }: { readonly job: Job }) => {
  const words = useWords()
  const { press } = useCrew()
  const { assignment } = job
  const [next] = stepsAhead(assignment.status)
  const resting = useRest(next)
  const make = () => next && void press({ kind: 'step', assignment: assignment.id, step: next })
  const clear = useTwice(make)
  if (!next) return null
  return (
    <button
      type="button"
      className={`go ${classes.next}`}
      aria-disabled={resting}
      data-testid="next-step"
      data-step={next}
      data-asks={clear.asks || undefined}
      onClick={() => {
        if (!resting) (next === 'clear' ? clear.tap : make)()
      }}
    >
      {words(clear.asks ? 'crew.step.sure' : `crew.step.${next}`)}
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
              <LaterStep step={step} make={() => void press({ kind: 'step', assignment: assignment.id, step })} />
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
            <span>{words(at ? `crew.made.${step}` : `crew.step.${step}`)}</span>
            {at && <time dateTime={at}>{timeOfDay(language(), Date.parse(at)).slice(0, 5)}</time>}
            {unsent.has(step) && <span className="unsent">{words('crew.unsent')}</span>}
          </li>
        )
      })}
    </ol>
  )
}

const LaterStep = ({ step, make }: { readonly step: Step; readonly make: () => void }) => {
  const words = useWords()
  const clear = useTwice(make)
  return (
    <button
      type="button"
      className="small plain"
      data-asks={clear.asks || undefined}
      onClick={step === 'clear' ? clear.tap : make}
    >
      {words(clear.asks ? 'crew.step.sure' : `crew.step.${step}`)}
    </button>
  )
}
