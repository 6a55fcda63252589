import { useState } from 'react'
import { serverTime } from '../api/live/useServerTime.ts'
import { useOrders } from '../api/useOrders.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/i18n/index.ts'
import classes from './Closures.module.css'
import type { Drawing } from './drawing.ts'
import { drawings } from './drawings.ts'
import { ringOf } from './features.ts'
import { TermsForm } from './TermsForm.tsx'
import { beginOf, newTerms, said, type Terms } from './terms.ts'

/** What is asked of roads that somebody has drawn. Esc leads back to the drawing. */
export const DeclareDialog = ({ drawing }: { readonly drawing: Drawing }) => {
  const words = useWords()
  const { busy, problem, order } = useOrders()
  const [oneWay, setOneWay] = useState(false)
  const { shape, points, line } = drawing
  const declare = async (terms: Terms) => {
    const where =
      shape === 'line'
        ? { type: 'LineString' as const, coordinates: line }
        : { type: 'Polygon' as const, coordinates: [ringOf(points)] as [[number, number][]] }
    const startsAt = beginOf(terms)
    const body = {
      where,
      oneWay: shape === 'line' && oneWay,
      ...said(terms, serverTime()),
      ...(startsAt !== undefined && { startsAt }),
    }
    if (await order({ path: '/api/closures', id: null, body })) drawings.end()
  }
  return (
    <Dialog title={words(`closures.declareTitle.${shape}`)} onClose={drawings.resume}>
      <TermsForm
        begin={newTerms}
        asksBeginning
        submitWords={words('closures.declare')}
        busy={busy}
        problem={problem}
        onSubmit={(terms) => void declare(terms)}
      >
        {shape === 'line' && (
          <label className={classes.check}>
            <input type="checkbox" checked={oneWay} onChange={(event) => setOneWay(event.currentTarget.checked)} />
            {words('closures.field.oneWay')}
          </label>
        )}
      </TermsForm>
    </Dialog>
  )
}
