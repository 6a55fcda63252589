import type { Arrival as Told } from '../api/live/messages.ts'
import { useLive } from '../api/live/useLive.ts'
import { useServerTime } from '../api/live/useServerTime.ts'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Arrival.module.css'

/** How long until a unit is there, counted down while it drives; `≈` over a straight line. Nothing where nobody knows. */
export const Arrival = ({ assignment }: { readonly assignment: string }) => {
  const words = useWords()
  const arrival = useLive((state) => state.arrivals.get(assignment))
  const left = useServerTime((now) => (arrival ? leftOf(arrival, now) : ''))
  if (!arrival) return null
  const { method, late, drive } = arrival
  const time = method === 'road' ? left : `≈ ${left}`
  return (
    <span className={classes.arrival} data-testid="arrival" data-method={method} data-late={late || undefined}>
      {left === '' ? words('arrival.now') : words(late ? 'arrival.late' : 'arrival.in', { time })}
      {drive === 'standing' && <strong className={classes.standing}>{words('arrival.standing')}</strong>}
    </span>
  )
}

/** Empty once the time is over. */
const leftOf = ({ at, seconds, drive }: Told, now: number): string => {
  const left = drive === 'driving' ? at - now : seconds * 1_000
  return left > 0 ? age(left) : ''
}
