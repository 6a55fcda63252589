import type { Unit } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import classes from './DutyBar.module.css'
import { dutyOf } from './duty.ts'

interface DutyBarProps {
  readonly unit: Unit
  readonly onDuty: () => void
  readonly onOpen: () => void
}

/** What can be done with the unit that is chosen on the board. */
export const DutyBar = ({ unit, onDuty, onOpen }: DutyBarProps) => {
  const words = useWords()
  const duty = dutyOf(unit)
  return (
    <div className={classes.bar} data-testid="duty">
      <b>{unit.id}</b> {words(`unitStatus.${unit.status}`)}
      {duty && (
        <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={onDuty}>
          {words(`duty.${duty.becomes}`)} <Kbd cap={keys.status.cap} />
        </button>
      )}
      {unit.incident && (
        <button type="button" className={classes.button} onMouseDown={keepFocus} onClick={onOpen}>
          {words('units.open')} <Kbd cap={keys.primary.cap} />
        </button>
      )}
    </div>
  )
}
