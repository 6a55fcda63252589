import { useEffect } from 'react'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import type { Distress } from '../outbox/asPressed.ts'
import classes from './Distress.module.css'
import { stepOf } from './step.ts'

/** How far the call for help has come: not out of the phone, with the centre, in somebody's hand. */
export const DistressSign = ({ distress }: { readonly distress: Distress }) => {
  const words = useWords()
  const { since } = distress
  const { step, name } = stepOf(distress)
  useEffect(() => {
    // Felt without looking, and heard by nobody else.
    if (step !== 'unsent') navigator.vibrate?.(step === 'taken' ? [80, 80, 80] : 80)
  }, [step])
  return (
    <section className={classes.sign} role="alert" data-testid="distress-sign" data-state={step}>
      <strong>{words(`crew.distress.state.${step}`, { name })}</strong>
      <span>
        {words('crew.distress.since', { time: timeOfDay(language(), since) })} {words(`crew.distress.advice.${step}`)}
      </span>
    </section>
  )
}
