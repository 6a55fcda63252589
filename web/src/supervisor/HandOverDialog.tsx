import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOrders } from '../api/useOrders.ts'
import type { Alarm } from '../api/words.ts'
import { placeOfAlarm, titleOfAlarm } from '../console/title.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Dialogs.module.css'
import { useSeats } from './StaffZone.tsx'
import { takersOf } from './staff.ts'

interface AboutAlarm {
  readonly alarm: Alarm
  readonly onClose: () => void
}

/** To whom? One key for each who is there. */
export const HandOverDialog = ({ alarm, onClose }: AboutAlarm) => {
  const words = useWords()
  const seats = useSeats()
  // As they were when one began to choose: a digit stays with its person.
  const [order] = useState(() => takersOf(seats, alarm).map(({ id }) => id))
  const now = new Map(takersOf(seats, alarm).map((seat) => [seat.id, seat]))
  const takers = order.flatMap((id) => now.get(id) ?? [])
  const { busy, problem, order: give } = useOrders()
  const handTo = async (to: string) => {
    if (busy) return
    if (await give({ path: '/api/alarms/{id}/hand-over', id: alarm.id, body: { to } })) onClose()
  }
  const byDigit = ({ code }: KeyboardEvent): boolean => {
    const taker = takers[Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]) - 1]
    if (taker) void handTo(taker.id)
    return taker !== undefined
  }
  return (
    <Dialog title={words('supervisor.handOverTo')} onClose={onClose} onPress={byDigit}>
      <div className={classes.form} data-testid="hand-over">
        <p>
          {titleOfAlarm(alarm, language(), words)}
          <br />
          {placeOfAlarm(alarm, words)}
        </p>
        {takers.length === 0 && <p>{words('supervisor.nobodyElse')}</p>}
        {takers.map(({ id, name, role, inHand }, index) => (
          <Button
            key={id}
            variant="default"
            justify="space-between"
            data-autofocus={index === 0 || undefined}
            data-person={id}
            disabled={busy}
            leftSection={index < 9 && <Kbd cap={String(index + 1)} />}
            rightSection={
              <span className={classes.aside}>
                {words(`role.${role as 'operator'}`)} · {words('supervisor.inHand', { count: inHand.length })}
              </span>
            }
            onClick={() => void handTo(id)}
          >
            {name}
          </Button>
        ))}
        {problem && <ProblemText problem={problem} />}
      </div>
    </Dialog>
  )
}
