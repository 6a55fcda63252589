import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { type KeyName, keys } from '../keys.ts'
import classes from './GuideCard.module.css'
import { type GuideStep, guideSteps } from './guide.ts'

/** The key with which each step is gone. */
const keyOf: Readonly<Partial<Record<GuideStep, KeyName>>> = {
  take: 'take',
  incident: 'primary',
  send: 'primary',
  replay: 'replay',
}

const steps = guideSteps.slice(0, -1)

/** The next thing to do, and nothing else, in a corner where it covers nothing that is needed. */
export const GuideCard = () => {
  const words = useWords()
  const { guide, replay } = useDesk()
  const { step, close, incident } = guide
  const key = keyOf[step]
  return (
    <aside className={classes.card} aria-label={words('guide.title')} data-testid="guide" data-step={step}>
      <h2 className={classes.heading}>
        {words('guide.title')}
        <span>
          {Math.min(guideSteps.indexOf(step) + 1, steps.length)} / {steps.length}
        </span>
      </h2>
      <p role="status">{words(`guide.${step}`)}</p>
      <p className={classes.ways}>
        {key && (
          <>
            <Kbd cap={keys[key].cap} /> {words(`help.key.${key}`)}
          </>
        )}
        {step === 'replay' && incident && (
          <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={() => replay(incident)}>
            {words('guide.openReplay')}
          </button>
        )}
        <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={close}>
          {words(step === 'done' ? 'guide.finish' : 'guide.close')}
        </button>
      </p>
    </aside>
  )
}
