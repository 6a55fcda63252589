import { useServerTime } from '../api/live/useServerTime.ts'
import { age } from '../ui/i18n/format.ts'

/** How long ago, ticking. A `timer` in a list of hundreds would be read out without end, so it is silent for screen readers' live regions. */
export const Age = ({
  since,
  className,
}: {
  readonly since: string | number
  readonly className?: string | undefined
}) => {
  const from = typeof since === 'number' ? since : Date.parse(since)
  const shown = useServerTime((now) => age(now - from))
  return (
    <time className={className} dateTime={new Date(from).toISOString()}>
      {shown}
    </time>
  )
}
