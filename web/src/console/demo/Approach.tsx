import { useLive } from '../../api/live/useLive.ts'
import { distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { metresBetween } from '../../ui/metres.ts'
import { Arrival } from '../Arrival.tsx'
import { activeOf } from '../actions.ts'

interface ApproachProps {
  readonly incident: string
  readonly className: string | undefined
}

/** Who comes, how far they have come, and when they will be there: something to look at while one waits for them. */
export const Approach = ({ incident: id, className }: ApproachProps) => {
  const words = useWords()
  const incident = useLive((state) => state.incidents.get(id))
  const [first] = activeOf(incident?.assignments ?? [])
  const seen = useLive((state) => (first ? state.sightings.get(first.unit) : undefined))
  if (!first) return null
  const place = incident?.place?.position
  return (
    <span className={className} data-testid="approach">
      <b>{first.unit}</b> {words(`assignmentStatus.${first.status}`)} <Arrival assignment={first.id} />
      {seen && place && ` · ${distance(language(), words, metresBetween(seen.position, place))}`}
    </span>
  )
}
