import { useState } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import type { Coverage } from '../../api/words.ts'
import { age, share } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { capabilityWords } from '../needWords.ts'
import classes from './CoverageBar.module.css'
import { askToStand, useCoverage } from './useCoverage.ts'

type Kind = Coverage['uncovered']['kinds'][number]

/** Where so much is missing it is no more a side note. */
const grave = 0.5
const mostKinds = 5

/** For what of the usual calls no free unit is in time, as a picture and in words, and who should stand elsewhere. */
export const CoverageBar = () => {
  const words = useWords()
  const coverage = useCoverage()
  if (!coverage) return null
  const { uncovered, moves, method } = coverage
  const percent = share(language(), uncovered.share)
  return (
    <div className={classes.bar} data-testid="coverage" title={words('coverage.how')}>
      <div className={classes.line}>
        <p className={classes.line} data-grave={uncovered.share >= grave || undefined}>
          <Missing share={uncovered.share} />
          <span>
            {uncovered.share > 0 ? words('coverage.open', { percent }) : words('coverage.covered')}
            {method === 'straight-line' && ` ${words('coverage.straightLine')}`}
          </span>
        </p>
        <Kinds kinds={uncovered.kinds} />
      </div>
      {moves.map((move) => (
        <MoveUp key={`${move.unit} ${move.station}`} move={move} />
      ))}
    </div>
  )
}

/** How much is missing, bright, of all. */
const Missing = ({ share: missing }: { readonly share: number }) => (
  <span className={classes.picture} aria-hidden="true">
    <span style={{ inlineSize: `${missing * 100}%` }} />
  </span>
)

/** Which help is missing, that of which most is missing first. */
const Kinds = ({ kinds }: { readonly kinds: readonly Kind[] }) => {
  const words = useWords()
  const missing = kinds
    .filter((kind) => kind.share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostKinds)
  if (missing.length === 0) return null
  return (
    <ul className={classes.kinds} aria-label={words('coverage.kinds')}>
      {missing.map(({ oneOf, share: part }) => (
        <li key={oneOf.join()} data-kind={oneOf.join()} data-grave={part >= grave || undefined}>
          <Missing share={part} />
          {capabilityWords(oneOf, words)} {share(language(), part)}
        </li>
      ))}
    </ul>
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
