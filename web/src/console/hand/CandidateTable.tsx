import { useLive } from '../../api/live/useLive.ts'
import { distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { candidatesShown, sendable } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './CandidateTable.module.css'

/** Who could be sent, nearest first. The distance is a straight line, and says so: it is no road time. */
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
          <th className={classes.right}>{words('candidates.straightLine')}</th>
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
            <td className={classes.right}>
              {candidate.metres === null ? words('candidates.unknown') : distance(language(), words, candidate.metres)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
