import { useEffect, useState } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { Layer } from '../Layer.tsx'
import { useWhereabouts } from '../position/whereabouts.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Distress.module.css'
import { useHold } from './hold.ts'

/** How long the button says after a tap what it needs, ms. */
const HINT = 6000

/**
 * Calls for help. By finger or by key it is held for a second and a half, with its progress to be seen; a tap calls nobody.
 * A screen reader cannot hold: its press asks once more.
 */
export const DistressButton = ({ called }: { readonly called: boolean }) => {
  const words = useWords()
  const { press } = useCrew()
  const { fix } = useWhereabouts()
  const [tapped, setTapped] = useState(false)
  const [asking, setAsking] = useState(false)

  const call = () => {
    setTapped(false)
    setAsking(false)
    navigator.vibrate?.(200)
    void press({ kind: 'distress', position: fix?.position ?? null })
  }
  const { progress, begin, letGo } = useHold(call)
  const stop = () => {
    if (progress !== null) setTapped(true)
    letGo()
  }
  useEffect(() => {
    if (!tapped) return
    const timer = setTimeout(() => setTapped(false), HINT)
    return () => clearTimeout(timer)
  }, [tapped])

  const saying = called ? 'called' : progress !== null ? 'holding' : tapped ? 'hint' : 'hold'

  return (
    <>
      <button
        type="button"
        className={`danger ${classes.button}`}
        data-testid="distress"
        aria-describedby="distress-hint"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          begin()
        }}
        onPointerUp={stop}
        onPointerCancel={stop}
        onLostPointerCapture={stop}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return
          event.preventDefault()
          if (!event.repeat) begin()
        }}
        onKeyUp={(event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return
          event.preventDefault()
          stop()
        }}
        onBlur={letGo}
        // Of a finger or a key it never hears: lifting them means nothing.
        onClick={() => setAsking(true)}
      >
        {progress !== null && <span className={classes.progress} style={{ transform: `scaleX(${progress})` }} />}
        {/* In the button, and not beside it: it must not move from under the thumb that presses again. */}
        <span className={saying === 'hint' ? classes.hint : classes.label}>{words(`crew.distress.${saying}`)}</span>
      </button>
      <p id="distress-hint" className="heard-only" role={tapped ? 'status' : undefined}>
        {words('crew.distress.hint')}
      </p>
      {asking && (
        <Layer title={words('crew.distress.sure')} onClose={() => setAsking(false)} testId="distress-sure">
          <p>{words('crew.distress.meaning')}</p>
          <button type="button" className="danger" onClick={call}>
            {words('crew.distress.call')}
          </button>
        </Layer>
      )}
    </>
  )
}
