import { useRef, useState } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { useWhereabouts } from '../position/whereabouts.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'
import classes from './Distress.module.css'
import { useHold } from './hold.ts'

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
        <span className={classes.label}>
          {words(progress === null ? 'crew.distress.hold' : 'crew.distress.holding')}
        </span>
      </button>
      <p id="distress-hint" className={tapped ? classes.hint : 'heard-only'} role={tapped ? 'status' : undefined}>
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
