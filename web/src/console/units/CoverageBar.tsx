import { useState } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import type { Coverage } from '../../api/words.ts'
import { age, share } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './CoverageBar.module.css'
import { askToStand, useCoverage } from './useCoverage.ts'

/** What of the usual calls no free unit is in time for, as a picture and in words, and who should stand elsewhere. */
export const CoverageBar = () => {
  const words = useWords()
  const coverage = useCoverage()
  if (!coverage) return null
  const { uncovered, target, moves, method } = coverage
  const minutes = Math.round(target / 60)
  const percent = share(language(), uncovered.share)
  return (
    <div className={classes.bar} data-testid="coverage">
      <p className={classes.line}>
        <span className={classes.picture} aria-hidden="true">
          <span style={{ inlineSize: `${(1 - uncovered.share) * 100}%` }} />
        </span>
        <span>
          {uncovered.share > 0 ? words('coverage.open', { minutes, percent }) : words('coverage.covered', { minutes })}
          {method === 'straight-line' && ` ${words('coverage.straightLine')}`}
        </span>
      </p>
      {moves.map((move) => (
        <MoveUp key={`${move.unit} ${move.station}`} move={move} />
      ))}
    </div>
  )
}

/** Somebody who should stand elsewhere: asked only when a dispatcher wants it. */
const MoveUp = ({ move }: { readonly move: Coverage['moves'][number] }) => {
  const words = useWords()
  const { sending } = useDesk()
  const [asked, setAsked] = useState(false)
  const station = useLive((state) => state.stations.get(move.station)?.name ?? move.station)
  const ask = async () => {
    const order = askToStand(move.unit, words('coverage.message', { station }))
    if ((await sending.send('message', order, move.unit)) !== undefined) setAsked(true)
  }
  return (
    <p className={classes.move} data-testid="move-up" data-unit={move.unit}>
      <span>
        {words('coverage.move', {
          unit: move.unit,
          station,
          time: age(move.seconds * 1_000),
          gain: share(language(), move.gain),
        })}
      </span>
      {asked ? (
        <span className={classes.asked}>{words('coverage.asked')}</span>
      ) : (
        <SmallButton onMouseDown={keepFocus} onClick={() => void ask()}>
          {words('coverage.ask')}
        </SmallButton>
      )}
    </p>
  )
}
