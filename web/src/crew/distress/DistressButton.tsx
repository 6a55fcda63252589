import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { useWhereabouts } from '../position/whereabouts.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'
import classes from './Distress.module.css'
import { useHold } from './hold.ts'

/** How long the button says after a tap what it needs, ms. */
const HINT = 6000

/**
 * Calls for help. By finger or by key it is held for a second and a half, with its progress to be seen; a tap calls nobody.
 * A screen reader cannot hold: its press asks once more.
 */
export const DistressButton = () => {
  const words = useWords()
  const { press } = useCrew()
  const { fix } = useWhereabouts()
  const [tapped, setTapped] = useState(false)
  const [asking, setAsking] = useState(false)
  const byHand = useRef(false)

  const call = () => {
    setTapped(false)
    setAsking(false)
    navigator.vibrate?.(200)
    void press({ kind: 'distress', position: fix?.position ?? null })
  }
  const { progress, begin, letGo } = useHold(call)
  const start = () => {
    byHand.current = true
    begin()
  }
  const stop = () => {
    if (progress !== null) setTapped(true)
    letGo()
  }
  useEffect(() => {
    if (!tapped) return
    const timer = setTimeout(() => setTapped(false), HINT)
    return () => clearTimeout(timer)
  }, [tapped])

  return (
    <>
      <button
        type="button"
        className={`danger ${classes.button}`}
        data-testid="distress"
        aria-describedby="distress-hint"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          start()
        }}
        onPointerUp={stop}
        onPointerCancel={stop}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return
          event.preventDefault()
          if (!event.repeat) start()
        }}
        onKeyUp={(event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return
          event.preventDefault()
          stop()
        }}
        onBlur={letGo}
        onClick={() => {
          if (!byHand.current) setAsking(true)
          byHand.current = false
        }}
      >
        {progress !== null && <span className={classes.progress} style={{ transform: `scaleX(${progress})` }} />}
        {/* In the button, and not beside it: it must not move from under the thumb that presses again. */}
        <span className={progress === null && tapped ? classes.hint : classes.label}>
          {words(progress !== null ? 'crew.distress.holding' : tapped ? 'crew.distress.hint' : 'crew.distress.hold')}
        </span>
      </button>
      <p id="distress-hint" className="heard-only" role={tapped ? 'status' : undefined}>
        {words('crew.distress.hint')}
      </p>
      {asking && (
        <Sheet title={words('crew.distress.sure')} onClose={() => setAsking(false)} testId="distress-sure">
          <p>{words('crew.distress.meaning')}</p>
          <button type="button" className="danger" onClick={call}>
            {words('crew.distress.call')}
          </button>
        </Sheet>
      )}
    </>
  )
}
