import { useEffect, useState } from 'react'
import { server } from '../../api/client.ts'
import { useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import { isComing } from './steps.ts'
import { useAsOf } from './useAsOf.ts'
import classes from './Way.module.css'

/** Who drives leaves streets behind: they are asked for anew this often, ms. */
const ASK_EVERY = 15_000
/** More names than this nobody reads in a car. */
const MOST = 4

/** By which streets the crew is reckoned to come, the next ones first; without a network as it was last known, and how old that is. */
export const Streets = ({ job: { assignment } }: { readonly job: Job }) => {
  const words = useWords()
  const { freshness } = useCrew()
  const asOf = useAsOf()
  const coming = isComing(assignment.status)
  const streets = useStreets(assignment, freshness.state === 'live' && coming)
  if (!coming || streets.length === 0) return null
  return (
    <p className={classes.streets} data-testid="streets">
      {words('crew.way.by', { streets: streets.slice(0, MOST).join(' → ') + (streets.length > MOST ? ' → …' : '') })}
      {asOf && <small> · {asOf}</small>}
    </p>
  )
}

const none: readonly string[] = []

/** Those that were told last of this assignment. */
const useStreets = ({ id, incident }: Job['assignment'], asks: boolean): readonly string[] => {
  const [told, setTold] = useState({ id, streets: none })
  useEffect(() => {
    if (!asks) return
    const stop = new AbortController()
    const ask = async () => {
      const answer = await server
        .GET('/api/incidents/{id}/ways', { params: { path: { id: incident } }, signal: stop.signal })
        .catch(() => undefined)
      // What did not arrive has not been answered.
      if (answer && !stop.signal.aborted) setTold({ id, streets: answer.data?.[0]?.roads ?? none })
    }
    void ask()
    const timer = setInterval(() => void ask(), ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [id, incident, asks])
  return told.id === id ? told.streets : none
}
