import { useLive } from '../../api/live/useLive.ts'
import { useServerTime } from '../../api/live/useServerTime.ts'
import { aheadWords } from '../../closures/closureWords.ts'
import { age, timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import type { Job } from '../outbox/asPressed.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Ahead.module.css'
import { arrivesAt, closuresBefore } from './ahead.ts'
import { isComing } from './steps.ts'
import { useAsOf } from './useAsOf.ts'

/** Before those who are not there yet: when they are expected, and what is closed on the way and at the place. */
export const Ahead = ({ job: { assignment } }: { readonly job: Job }) => {
  const { freshness } = useCrew()
  if (!isComing(assignment.status)) return null
  return (
    <>
      {freshness.state === 'live' ? <Arrival assignment={assignment.id} /> : <LastArrival assignment={assignment.id} />}
      <Closures assignment={assignment.id} />
    </>
  )
}

const Arrival = ({ assignment }: { readonly assignment: string }) => {
  const words = useWords()
  const arrival = useLive((state) => state.arrivals.get(assignment))
  const at = useServerTime((now) => (arrival ? Math.ceil(arrivesAt(arrival, now) / 1_000) : 0)) * 1_000
  const left = useServerTime((now) => (arrival ? Math.floor(Math.max(0, arrivesAt(arrival, now) - now) / 1_000) : 0))
  if (!arrival) return null
  const time = `${arrival.method === 'road' ? '' : '≈ '}${age(left * 1_000)}`
  return (
    <p className={classes.arrival} data-testid="arrival" data-method={arrival.method}>
      <b>{left > 0 ? words('crew.ahead.in', { time }) : words('crew.ahead.now')}</b>
      <small>
        {left > 0 && words('crew.ahead.at', { clock: timeOfDay(language(), at).slice(0, 5) })}
        {arrival.late && ` · ${words('crew.ahead.late')}`}
      </small>
    </p>
  )
}

/** Without a network nobody knows how they drive: then it is said when they were expected, and nothing runs down. */
const LastArrival = ({ assignment }: { readonly assignment: string }) => {
  const words = useWords()
  const { heardAt } = useCrew()
  const arrival = useLive((state) => state.arrivals.get(assignment))
  const skew = useLive((state) => state.skew)
  const asOf = useAsOf()
  if (!arrival || heardAt === null) return null
  const clock = timeOfDay(language(), arrivesAt(arrival, heardAt + skew)).slice(0, 5)
  return (
    <p className={classes.arrival} data-testid="arrival" data-method={arrival.method} data-kept>
      <b>{words('crew.ahead.expected', { clock: `${arrival.method === 'road' ? '' : '≈ '}${clock}` })}</b>
      <small>{asOf}</small>
    </p>
  )
}

const Closures = ({ assignment }: { readonly assignment: string }) => {
  const words = useWords()
  const asOf = useAsOf()
  const ahead = useLive((state) => state.ahead)
  const now = useServerTime((time) => Math.floor(time / 1_000)) * 1_000
  const closures = closuresBefore(ahead, assignment, now)
  return (
    <section className={classes.closures} aria-label={words('crew.ahead.title')} aria-live="polite" data-testid="ahead">
      {closures.map((closure) => (
        <p key={closure.id} data-closure={closure.id} data-here={closure.here || undefined}>
          {aheadWords(words, language(), closure, closure.here, now)} · {words(`closure.cause.${closure.cause}`)}
        </p>
      ))}
      {closures.length > 0 && asOf && <small>{asOf}</small>}
    </section>
  )
}
