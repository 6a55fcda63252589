import { useLive } from '../../api/live/useLive.ts'
import type { ConsideredUnit } from '../../api/words.ts'
import { age, distance } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { unitsShown } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import { mostShown } from '../teams.ts'
import { LeftUncovered } from './LeftUncovered.tsx'
import { Needs } from './Needs.tsx'
import classes from './RecommendedUnits.module.css'

/** Of whoever cannot help anyway it does not matter what they are on. */
const canBeCalledAway: ReadonlySet<ConsideredUnit['why']> = new Set<ConsideredUnit['why']>(['chosen', 'farther'])

/** Reckoned over a straight line, and so said. */
const isAbout = (one: ConsideredUnit): boolean => !isByRoad(one) && one.seconds !== null && one.why !== 'sent-already'

const isByRoad = ({ method }: ConsideredUnit): boolean => method === 'road'

/** What is asked for, who should go, who could, and why the others do not. Where no road is known there is a straight line, and it says so. */
export const RecommendedUnits = () => {
  const words = useWords()
  const { recommended, hand, offer } = useDesk()
  const units = useLive((state) => state.units)
  const { all, asking, going, choose, recommendation } = recommended
  if (!hand.incident || (!all.length && !asking)) return null
  const goes = new Set(going.map(({ unit }) => unit))
  const byRoad = all.some(isByRoad)
  return (
    <div className={classes.units}>
      {recommendation && <Needs recommendation={recommendation} />}
      <table className={classes.table} aria-label={words('candidates.title')} data-testid="candidates">
        <thead>
          <tr>
            <th aria-label={words('candidates.key')} />
            <th>{words('candidates.unit')}</th>
            <th>{words('candidates.now')}</th>
            <th>{words('candidates.kind')}</th>
            <th className={classes.right}>{words(byRoad ? 'candidates.byRoad' : 'candidates.reckoned')}</th>
            <th className={classes.right}>{words('candidates.straightLine')}</th>
          </tr>
        </thead>
        <tbody>
          {unitsShown(all, offer, going).map((considered, at) => (
            <tr
              key={considered.unit}
              data-unit={considered.unit}
              data-offered={goes.has(considered.unit) || undefined}
              data-why={considered.why}
              data-gone={!considered.sendable || undefined}
              onMouseDown={keepFocus}
              onClick={() => choose(considered.unit)}
            >
              <td>{at < mostShown && <Kbd cap={String(at + 1)} />}</td>
              <th scope="row">
                {considered.unit}
                {goes.has(considered.unit) && (
                  <span role="img" aria-label={words('candidates.goes')}>
                    {' '}
                    ✓
                  </span>
                )}
              </th>
              <td>
                {considered.freedFrom && canBeCalledAway.has(considered.why)
                  ? words('candidates.freed', considered.freedFrom)
                  : words(`why.${considered.why}`)}
              </td>
              <td className={classes.kind}>
                {units
                  .get(considered.unit)
                  ?.capabilities.map((capability) => words(`capability.${capability}`))
                  .join(', ')}
              </td>
              <td className={classes.right} data-testid={byRoad ? 'by-road' : 'reckoned'}>
                <Seconds of={considered} amongRoads={byRoad} />
              </td>
              <td className={classes.right}>
                {considered.metres === null
                  ? words('candidates.unknown')
                  : distance(language(), words, considered.metres)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {recommended.isChosen && (
        <p className={classes.leaves}>
          <SmallButton onMouseDown={keepFocus} onClick={recommended.offerAgain}>
            {words('candidates.offerAgain')} <Kbd cap={keys.offerAgain.cap} />
          </SmallButton>
        </p>
      )}
      {!byRoad && all.some(isAbout) && <p className={classes.leaves}>{words('candidates.withoutRoads')}</p>}
      {byRoad && all.some(isAbout) && <p className={classes.leaves}>{words('candidates.about')}</p>}
      {recommendation?.leaves && <LeftUncovered leaves={recommendation.leaves} />}
    </div>
  )
}

/** How long it takes; `≈` where that is reckoned over a straight line although others have roads. */
const Seconds = ({ of, amongRoads }: { readonly of: ConsideredUnit; readonly amongRoads: boolean }) => {
  const words = useWords()
  const { seconds, why } = of
  // When those will be there who were sent is told above, live.
  if (why === 'sent-already') return null
  if (seconds === null) return why === 'no-road' ? words('candidates.noRoad') : words('candidates.unknown')
  return `${amongRoads && !isByRoad(of) ? '≈ ' : ''}${age(seconds * 1_000)}`
}
