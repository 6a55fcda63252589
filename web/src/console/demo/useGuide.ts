import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { derived } from '../../api/live/derived.ts'
import { sameMembers, useLive } from '../../api/live/useLive.ts'
import { serverTime } from '../../api/live/useServerTime.ts'
import { waysQuery } from '../../api/session.ts'
import { atTheBeginning, type GuideStep, guideSteps, type Progress, progressAfter } from './guide.ts'

/** How far this visitor has come, and whether the card was closed. */
interface Kept extends Progress {
  readonly closed: boolean
}

const REMEMBERED = 'yordam-guide'

const readKept = (): Kept => {
  const beginning = { ...atTheBeginning, closed: false }
  try {
    const kept = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Kept>
    return guideSteps.some((one) => one === kept.step) ? { ...beginning, ...kept } : beginning
  } catch {
    return beginning
  }
}

export interface Guide {
  readonly step: GuideStep
  readonly open: boolean
  /** The incident that it leads through; null before there is one. */
  readonly incident: string | null
  readonly close: () => void
  /** From the beginning, or from where it was closed. */
  readonly call: () => void
  readonly replayed: () => void
}

/** Follows what the visitor of a demonstration really does. */
export const useGuide = (): Guide => {
  const { data } = useQuery(waysQuery)
  const [kept, setKept] = useState(readKept)
  const open = data?.demo === true && !kept.closed
  const select = useMemo(
    () =>
      derived(['seq', 'me', 'alarms', 'incidents', 'closedIncidents'], (state) =>
        open ? progressAfter(kept, state) : kept,
      ),
    [open, kept],
  )
  const { step, incident } = useLive(select, sameMembers)
  useEffect(() => localStorage.setItem(REMEMBERED, JSON.stringify(kept)), [kept])
  if (step !== kept.step || incident !== kept.incident) setKept({ ...kept, step, incident })
  return {
    step,
    open,
    incident: open ? incident : null,
    close: useCallback(() => setKept((before) => ({ ...before, closed: true })), []),
    call: useCallback(
      () =>
        setKept((before) =>
          before.step === 'done'
            ? { ...atTheBeginning, since: new Date(serverTime()).toISOString(), closed: false }
            : { ...before, closed: false },
        ),
      [],
    ),
    replayed: useCallback(() => setKept((before) => ({ ...before, step: 'done' })), []),
  }
}
