import { useWords } from '../../ui/i18n/index.ts'
import { useCrew } from '../useCrew.ts'
import classes from './Distress.module.css'
import { DistressButton } from './DistressButton.tsx'
import { useFingerDown } from './hold.ts'
import { stepOf } from './step.ts'

/** Where one calls for help. Once that is done, how far it has come stands in the same place: nothing slides under the thumb. */
export const DistressPlace = () => {
  const words = useWords()
  const { unit, distress } = useCrew()
  const isDown = useFingerDown()
  if (!unit.shift && !distress) return null
  if (!distress || isDown) return <DistressButton called={distress !== null} />
  const { step, name } = stepOf(distress)
  return (
    <p className={classes.called} data-testid="distress-called">
      {words(`crew.distress.state.${step}`, { name })}
    </p>
  )
}
