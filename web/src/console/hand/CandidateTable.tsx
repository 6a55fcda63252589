import { useLive } from '../../api/live/useLive.ts'
import type { Candidate } from '../../api/words.ts'
import { age, distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { candidatesShown, sendable } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './CandidateTable.module.css'

const isByRoad = ({ method }: Candidate): boolean => method === 'road'

/** Who could be sent, who is there first before all others. Where no road is known there is a straight line, and it says so. */
export const CandidateTable = () => {
  const words = useWords()
  const { candidates, hand, offer } = useDesk()
  const units = useLive((state) => state.units)
  const { all, asking, offered, choose } = candidates
  if (!hand.incident || (!all.length && !asking)) return null
  return (
    <table className={classes.table} aria-label={words('candidates.title')} data-testid="candidates">
      <thead>
        <tr>
          <th aria-label={words('candidates.key')} />
          <th>{words('candidates.unit')}</th>
          <th>{words('candidates.now')}</th>
          <th>{words('candidates.kind')}</th>
          <th className={classes.right}>
            {words(all.some(isByRoad) ? 'candidates.byRoad' : 'candidates.straightLine')}
          </th>
          {all.some(isByRoad) && <th className={classes.right}>{words('candidates.straightLine')}</th>}
        </tr>
      </thead>
      <tbody>
        {candidatesShown(all, offer).map((candidate, at) => (
          <tr
            key={candidate.unit}
            data-unit={candidate.unit}
            data-offered={candidate.unit === offered?.unit || undefined}
            data-suitable={candidate.suitable}
            data-gone={!sendable(candidate) || undefined}
            onMouseDown={keepFocus}
            onClick={() => choose(candidate.unit)}
          >
            <td>
              <Kbd cap={String(at + 1)} />
            </td>
            <th scope="row">{candidate.unit}</th>
            <td>{words(`why.${candidate.why}`)}</td>
            <td className={classes.kind}>
              {units
                .get(candidate.unit)
                ?.capabilities.map((capability) => words(`capability.${capability}`))
                .join(', ')}
            </td>
            {all.some(isByRoad) && (
              <td className={classes.right} data-testid="by-road">
                {candidate.seconds === null ? words('candidates.noRoad') : age(candidate.seconds * 1_000)}
              </td>
            )}
            <td className={classes.right}>
              {candidate.metres === null ? words('candidates.unknown') : distance(language(), words, candidate.metres)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
