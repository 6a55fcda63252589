import { useQuery } from '@tanstack/react-query'
import { useLive } from '../../api/live/useLive.ts'
import { recommendationQuery } from '../../api/questions.ts'
import { age, distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { activeOf } from '../actions.ts'
import { straightLine } from '../units/board.ts'

/** It drives: how long it still takes is asked for anew this often, ms. */
const ASK_EVERY = 5_000

interface ApproachProps {
  readonly incident: string
  readonly className: string | undefined
}

/** Who comes, how far they have come, and what is left of their way, by road where that is known: something to look at while one waits for them. */
export const Approach = ({ incident: id, className }: ApproachProps) => {
  const words = useWords()
  const incident = useLive((state) => state.incidents.get(id))
  const [first] = activeOf(incident?.assignments ?? [])
  const seen = useLive((state) => (first ? state.sightings.get(first.unit) : undefined))
  const { data } = useQuery({ ...recommendationQuery(id), enabled: first !== undefined, refetchInterval: ASK_EVERY })
  if (!first) return null
  const left = data?.considered.find(({ unit }) => unit === first.unit)
  const place = incident?.place?.position
  return (
    <span className={className} data-testid="approach">
      <b>{first.unit}</b> {words(`assignmentStatus.${first.status}`)}
      {left?.method === 'road' &&
        left.seconds !== null &&
        ` · ${words('candidates.byRoad')} ${age(left.seconds * 1_000)}`}
      {seen && place && ` · ${distance(language(), words, straightLine(seen.position, place))}`}
    </span>
  )
}
