import { derived } from '../api/live/derived.ts'
import { useLive } from '../api/live/useLive.ts'
import { useOrders } from '../api/useOrders.ts'
import type { Unit } from '../api/words.ts'
import { Age } from '../console/Age.tsx'
import { callingOf } from '../console/distress/calling.ts'
import { placeOfIncident } from '../console/title.ts'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './DistressZone.module.css'

const selectCalling = derived(['units'], callingOf)

/** Crews that call for help, above everything else on the page. How it goes on with them is the console's business. */
export const DistressZone = () => {
  const calling = useLive(selectCalling)
  return calling.map((unit) => <Call key={unit.id} unit={unit} />)
}

const Call = ({ unit: { id, distress } }: { readonly unit: Unit }) => {
  const words = useWords()
  const incident = useLive(({ incidents }) => incidents.get(distress?.incident ?? ''))
  const { busy, problem, order } = useOrders()
  if (!distress) return null
  return (
    <div className={classes.call} data-testid="distress" data-unit={id}>
      <strong role="alert">{words('distress.calls', { unit: id })}</strong>
      <Age since={distress.since} />
      <span>{incident ? placeOfIncident(incident, words) : words('distress.nowhere')}</span>
      {distress.takenBy ? (
        <span>{words('distress.takenBy', { name: distress.takenBy.name })}</span>
      ) : (
        <button
          type="button"
          className={classes.take}
          disabled={busy}
          onClick={() => void order({ path: '/api/units/{id}/distress/take', id, body: {} })}
        >
          {words('distress.take')}
        </button>
      )}
      {problem && <ProblemText problem={problem} />}
    </div>
  )
}
