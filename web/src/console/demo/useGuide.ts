import { useCallback, useEffect, useState } from 'react'
import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import { furthest, type GuideStep, guideSteps, myIncidents, stepOf } from './guide.ts'

/** How far this visitor has come, and whether the card was closed. */
interface Kept {
  readonly step: GuideStep
  readonly closed: boolean
}

const REMEMBERED = 'yordam-guide'

const readKept = (): Kept => {
  const [step, closed] = (localStorage.getItem(REMEMBERED) ?? '').split(' ')
  return { step: guideSteps.find((one) => one === step) ?? 'take', closed: closed === 'closed' }
}

export interface Guide {
  readonly step: GuideStep
  readonly open: boolean
  /** The incident to look at again; null before there is one. */
  readonly incident: string | null
  readonly close: () => void
  /** From the beginning, or from where it was closed. */
  readonly call: () => void
  readonly replayed: () => void
}

const selectStep = derived(['me', 'alarms', 'incidents', 'closedIncidents'], (state) => ({
  step: stepOf(state, false),
  incident: myIncidents(state).find(({ assignments }) => assignments.length > 0)?.id ?? null,
}))

/** Follows what the visitor really does. */
export const useGuide = (): Guide => {
  const { step: now, incident } = useLive(selectStep)
  const [kept, setKept] = useState(readKept)
  const step = furthest(kept.step, now)
  useEffect(() => localStorage.setItem(REMEMBERED, `${step} ${kept.closed ? 'closed' : 'open'}`), [step, kept.closed])
  if (step !== kept.step) setKept({ ...kept, step })
  return {
    step,
    open: !kept.closed,
    incident,
    close: useCallback(() => setKept((before) => ({ ...before, closed: true })), []),
    call: useCallback(() => setKept(({ step }) => ({ step: step === 'done' ? 'take' : step, closed: false })), []),
    replayed: useCallback(() => setKept((before) => ({ ...before, step: 'done' })), []),
  }
}
