import type { Unit } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import classes from './DutyBar.module.css'

/** Which of the two can be said of a unit as it stands; one with a job says nothing here, its assignment does. */
const sayable: Readonly<Partial<Record<Unit['status'], readonly ('available' | 'out-of-service')[]>>> = {
  available: ['out-of-service'],
  'out-of-service': ['available'],
}

/** The chosen unit goes on duty or off, as the crew said on the radio. */
export const DutyBar = ({ unit }: { readonly unit: Unit }) => {
  const words = useWords()
  const { sending } = useDesk()
  return (
    <div className={classes.bar} data-testid="duty">
      <b>{unit.id}</b> {words(`unitStatus.${unit.status}`)}
      {sayable[unit.status]?.map((status) => (
        <button
          key={status}
          type="button"
          className={classes.button}
          onMouseDown={keepFocus}
          onClick={() =>
            void sending.send('unitStatus', { path: '/api/units/{id}/status', id: unit.id, body: { status } }, unit.id)
          }
        >
          {words(`duty.${status}`)}
        </button>
      ))}
    </div>
  )
}
