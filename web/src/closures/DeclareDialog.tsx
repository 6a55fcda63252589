import { Button } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { serverTime } from '../api/live/useServerTime.ts'
import { useOrders } from '../api/useOrders.ts'
import type { Closure } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { ClosesNote } from './ClosesNote.tsx'
import classes from './Closures.module.css'
import { nameOfClosure } from './closureWords.ts'
import { type Drawing, whereOf } from './drawing.ts'
import { drawings } from './drawings.ts'
import { TermsForm } from './TermsForm.tsx'
import { beginOf, newTerms, said, type Terms } from './terms.ts'

/** What is asked of roads that somebody has drawn. Esc leads back to the drawing. */
export const DeclareDialog = ({ drawing }: { readonly drawing: Drawing }) =>
  drawing.moved ? <Move drawing={drawing} closure={drawing.moved} /> : <Declare drawing={drawing} />

const Declare = ({ drawing }: { readonly drawing: Drawing }) => {
  const words = useWords()
  const { busy, problem, order } = useOrders()
  const [oneWay, setOneWay] = useState(false)
  const { shape } = drawing
  const declare = async (terms: Terms) => {
    const startsAt = beginOf(terms)
    const body = {
      where: whereOf(drawing),
      oneWay: shape === 'line' && oneWay,
      ...said(terms, serverTime()),
      ...(startsAt !== undefined && { startsAt }),
    }
    if (await order({ path: '/api/closures', id: null, body })) drawings.end()
  }
  return (
    <Dialog title={words(`closures.declareTitle.${shape}`)} onClose={drawings.resume}>
      <p className={classes.closes}>
        <ClosesNote drawing={drawing} />
      </p>
      <TermsForm
        begin={newTerms}
        asksBeginning
        submitWords={words('closures.declare')}
        busy={busy}
        problem={problem}
        onSubmit={(terms) => void declare(terms)}
      >
        {shape === 'line' && <OneWay checked={oneWay} onChange={setOneWay} />}
      </TermsForm>
    </Dialog>
  )
}

/** What was said of it holds on, at another place. */
const Move = ({ drawing, closure }: { readonly drawing: Drawing; readonly closure: Closure }) => {
  const words = useWords()
  const { busy, problem, order } = useOrders()
  const { shape } = drawing
  const [oneWay, setOneWay] = useState(closure.oneWay)
  const move = async (event: SubmitEvent) => {
    event.preventDefault()
    const body = { where: whereOf(drawing), oneWay: shape === 'line' && oneWay }
    if (await order({ path: '/api/closures/{id}/move', id: closure.id, body })) drawings.end()
  }
  return (
    <Dialog
      title={words('closures.moveTitle', { name: nameOfClosure(words, language(), closure) })}
      onClose={drawings.resume}
    >
      <form className={classes.form} onSubmit={(event) => void move(event)} data-testid="closure-form">
        <ClosesNote drawing={drawing} />
        {shape === 'line' && <OneWay checked={oneWay} onChange={setOneWay} />}
        <Button type="submit" data-autofocus loading={busy} rightSection={<Kbd cap="Enter" />}>
          {words('closures.moveHere')}
        </Button>
        {problem && <ProblemText problem={problem} />}
      </form>
    </Dialog>
  )
}

interface OneWayProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

const OneWay = ({ checked, onChange }: OneWayProps) => {
  const words = useWords()
  return (
    <label className={classes.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {words('closures.field.oneWay')}
    </label>
  )
}
