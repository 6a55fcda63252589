import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useOrders } from '../api/useOrders.ts'
import type { Alarm } from '../api/words.ts'
import { placeOfAlarm, titleOfAlarm } from '../console/title.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { language, useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Dialogs.module.css'

/** What waits is taken at once; what is in somebody's hand is taken over, with a reason that stays on the record. */
export const TakeDialog = ({ alarm, onClose }: { readonly alarm: Alarm; readonly onClose: () => void }) => {
  const words = useWords()
  const { busy, problem, order } = useOrders()
  const [reason, setReason] = useState(words('supervisor.usualReason'))
  const { inHandOf } = alarm
  const take = async (event: FormEvent) => {
    event.preventDefault()
    const done = inHandOf
      ? await order({ path: '/api/alarms/{id}/take-over', id: alarm.id, body: { reason } })
      : await order({ path: '/api/alarms/{id}/accept', id: alarm.id, body: {} })
    if (done) onClose()
  }
  return (
    <Dialog title={words('supervisor.takeTitle')} onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => void take(event)} data-testid="take">
        <p>
          {titleOfAlarm(alarm, language(), words)}
          <br />
          {placeOfAlarm(alarm, words)}
        </p>
        {inHandOf && (
          <TextInput
            label={words('supervisor.reason', { name: inHandOf.name })}
            value={reason}
            maxLength={500}
            required
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={busy} data-autofocus={!inHandOf || undefined}>
          {words('supervisor.take')}
        </Button>
        {problem && <ProblemText problem={problem} />}
      </form>
    </Dialog>
  )
}
