import { useEffect, useState } from 'react'
import { server } from '../../api/client.ts'
import { useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import { isComing } from './steps.ts'
import classes from './Way.module.css'

/** Who drives leaves streets behind: they are asked for anew this often, ms. */
const ASK_EVERY = 15_000
/** More names than this nobody reads in a car. */
const MOST = 4

/** By which streets the crew is reckoned to come, the next ones first. Without a network it is not said: they have driven on. */
export const Streets = ({ job: { assignment } }: { readonly job: Job }) => {
  const words = useWords()
  const { freshness } = useCrew()
  const asks = freshness.state === 'live' && isComing(assignment.status)
  const streets = useStreets(assignment.incident, asks)
  if (!asks || streets.length === 0) return null
  return (
    <p className={classes.streets} data-testid="streets">
      {words('crew.way.by', { streets: streets.slice(0, MOST).join(' → ') + (streets.length > MOST ? ' → …' : '') })}
    </p>
  )
}

const none: readonly string[] = []

const useStreets = (incident: string, asks: boolean): readonly string[] => {
  const [streets, setStreets] = useState(none)
  useEffect(() => {
    if (!asks) return
    const stop = new AbortController()
    const ask = async () => {
      const { data } = await server
        .GET('/api/incidents/{id}/ways', { params: { path: { id: incident } }, signal: stop.signal })
        .catch(() => ({ data: undefined }))
      if (!stop.signal.aborted) setStreets(data?.[0]?.roads ?? none)
    }
    void ask()
    const timer = setInterval(() => void ask(), ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [incident, asks])
  return streets
}
