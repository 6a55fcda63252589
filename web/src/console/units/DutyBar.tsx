import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import type { Unit } from '../../api/words.ts'
import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { keepFocus } from '../focus.ts'
import { keys } from '../keys.ts'
import { conversationOf, recipientOf } from '../messages/conversation.ts'
import classes from './DutyBar.module.css'
import { dutyOf } from './duty.ts'

interface DutyBarProps {
  readonly unit: Unit
  readonly onDuty: () => void
  readonly onOpen: () => void
}

const selectConversation = derived(['messages'], conversationOf)

/** The unit that is chosen on the board: who is on it, what it lacks, what was last written, and what can be done. */
export const DutyBar = ({ unit, onDuty, onOpen }: DutyBarProps) => {
  const words = useWords()
  const duty = dutyOf(unit)
  const { shift, crew } = unit
  const broken = shift?.equipment.filter(({ ok }) => !ok) ?? []
  const last = useLive(selectConversation).findLast(
    (message) => message.unit === unit.id || recipientOf(message.to) === `unit:${unit.id}`,
  )
  return (
    <div className={classes.bar} data-testid="duty">
      <p className={classes.line}>
        <b>{unit.id}</b> {words(unit.distress ? 'units.distress' : `unitStatus.${unit.status}`)}
        {duty && (
          <SmallButton onMouseDown={keepFocus} onClick={onDuty}>
            {words(`duty.${duty.becomes}`)} <Kbd cap={keys.status.cap} />
          </SmallButton>
        )}
        {unit.incident && (
          <SmallButton onMouseDown={keepFocus} onClick={onOpen}>
            {words('units.open')} <Kbd cap={keys.primary.cap} />
          </SmallButton>
        )}
      </p>
      <p className={classes.more}>
        {shift
          ? words('units.shift', {
              time: timeOfDay(language(), Date.parse(shift.since)).slice(0, 5),
              crew: crew.join(', '),
            })
          : words('units.noShift')}
        {broken.length > 0 && (
          <strong className={classes.broken}>
            {words('units.broken', {
              what: broken.map(({ item, note }) => [item, note].filter(Boolean).join(': ')).join(', '),
            })}
          </strong>
        )}
      </p>
      {last && (
        <p className={classes.more}>
          {timeOfDay(language(), Date.parse(last.at)).slice(0, 5)}{' '}
          {last.from.role === 'crew' ? unit.id : last.from.name}: {last.text} <Kbd cap={keys.messages.cap} />
        </p>
      )}
    </div>
  )
}
