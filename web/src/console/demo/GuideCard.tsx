import { useLive } from '../../api/live/useLive.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { digitCaps, type KeyName, keys } from '../keys.ts'
import { handOf } from '../thing.ts'
import { placeOf } from '../title.ts'
import { Approach } from './Approach.tsx'
import classes from './GuideCard.module.css'
import { type GuideStep, guideSteps, sameWay, wayBack } from './guide.ts'

/** The key with which each step is gone, and the word on its button. */
const keyOf = {
  take: ['take', 'action.take'],
  incident: ['primary', 'action.escalate'],
  send: ['primary', 'guide.send'],
  resolve: ['close', 'action.resolve'],
  leave: ['status', 'action.status'],
  close: ['primary', 'action.closeIncident'],
  replay: ['replay', 'guide.openReplay'],
} as const satisfies Partial<Record<GuideStep, readonly [KeyName, string]>>

const steps = guideSteps.slice(0, -1)

/** The next thing to do, and nothing else, below the queue: it lies over nothing, and takes no room from what is in hand. */
export const GuideCard = () => {
  const words = useWords()
  const { guide, hand, replay, choose } = useDesk()
  const { open, step, close, incident } = guide
  const back = useLive((state) => wayBack(state, guide, hand.incident?.id), sameWay)
  const place = useLive((state) => (back ? placeOf(handOf(state, back.row), words) : ''))
  if (!open) return null
  const way = !back && step in keyOf ? keyOf[step as keyof typeof keyOf] : null
  return (
    <aside className={classes.card} aria-label={words('guide.title')} data-testid="guide" data-step={step}>
      <div className={classes.head}>
        <h2>{words('guide.title')}</h2>
        <span>
          {Math.min(guideSteps.indexOf(step) + 1, steps.length)} / {steps.length}
        </span>
        {way && (
          <span className={classes.key}>
            <Kbd cap={keys[way[0]].cap} /> {words(way[1])}
          </span>
        )}
        {step === 'watch' && incident && <Approach incident={incident} className={classes.key} />}
        <span className={classes.ways}>
          {back && (
            <button
              type="button"
              className={classes.button}
              onMouseDown={keepFocus}
              onClick={() => choose(back.row)}
              data-testid="guide-back"
            >
              {words('guide.back')} {back.digit > 0 && back.digit <= 9 && <Kbd cap={digitCaps.mine(back.digit)} />}
            </button>
          )}
          {step === 'replay' && incident && (
            <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={() => replay(incident)}>
              {words('guide.openReplay')}
            </button>
          )}
          <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={close}>
            {words(step === 'done' ? 'guide.finish' : 'guide.close')}
          </button>
        </span>
      </div>
      <p className={classes.text} role="status">
        {back ? words('guide.elsewhere', { place }) : words(`guide.step.${step}`)}
      </p>
    </aside>
  )
}
