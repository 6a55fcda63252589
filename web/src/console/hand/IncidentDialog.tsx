import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import type { Order } from '../../api/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { incidentTypes } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { focusZone } from '../focus.ts'
import {
  bodyOf,
  draftFrom,
  type Field,
  formPurposes,
  type IncidentDraft,
  type Purpose,
  unfit,
  withChanges,
  writeChanges,
} from '../incidentForm.ts'
import { incidentThing } from '../thing.ts'
import classes from './IncidentDialog.module.css'

interface IncidentDialogProps {
  readonly purpose: Purpose
  readonly onClose: () => void
}

/** The form of an incident: a new one, one made of an alarm whose place nobody knows, or one that was wrong. */
export const IncidentDialog = ({ purpose, onClose }: IncidentDialogProps) => {
  const words = useWords()
  const { thing, hand, sending, choose, drafts } = useDesk()
  const { required, action, order } = formPurposes[purpose]
  const about = purpose === 'new' ? 'new incident' : `${thing} ${purpose}`
  const [beginning] = useState(() => draftFrom(purpose, hand))
  const [draft, setDraft] = useState(() => withChanges(beginning, drafts.of(about)))
  const [wrong, setWrong] = useState<readonly Field[]>([])

  const write = (next: IncidentDraft) => {
    setDraft(next)
    drafts.keep(about, writeChanges(next, beginning))
  }
  const leave = () => {
    onClose()
    focusZone('queue')
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const fields = unfit(draft, required)
    setWrong(fields)
    const wanted: Order | null = fields.length ? null : order(hand, bodyOf(draft))
    if (!wanted) return
    const answer = await sending.send(action, wanted)
    if (answer === undefined) return
    drafts.keep(about, '')
    if (purpose === 'new') choose(incidentThing((answer as { id: string }).id))
    leave()
  }
  const field = (name: Field) => ({
    label: words(`form.${name}`),
    value: draft[name],
    error: wrong.includes(name) && words(`form.wrong.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => write({ ...draft, [name]: event.currentTarget.value }),
  })

  return (
    <Dialog title={words(`form.title.${purpose}`)} onClose={leave}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="incident-form">
        <div className={classes.pair}>
          <NativeSelect
            {...field('type')}
            data-autofocus
            data={[
              { value: '', label: words(purpose === 'place' ? 'form.fromAlarm' : 'form.choose') },
              // A list that is in focus goes to the entry whose beginning is typed: so a digit chooses here too.
              ...incidentTypes.map((value, at) => ({ value, label: `${at + 1} ${words(`incidentType.${value}`)}` })),
            ]}
          />
          <NativeSelect
            {...field('priority')}
            data={[
              { value: '', label: words(purpose === 'place' ? 'form.fromAlarm' : 'form.choose') },
              ...['1', '2', '3', '4', '5'],
            ]}
          />
        </div>
        <TextInput {...field('address')} maxLength={300} />
        <TextInput {...field('coordinates')} description={words('form.coordinatesHint')} inputMode="decimal" />
        <Textarea {...field('narrative')} rows={3} maxLength={4000} />
        <div className={classes.ways}>
          <Button type="submit" loading={sending.busy === action}>
            {words(`action.${action}`, { unit: '' })}
          </Button>
          {drafts.of(about) && (
            <Button variant="subtle" onClick={() => write(beginning)}>
              {words('form.asItBegan')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
