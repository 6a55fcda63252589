import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { derived } from '../api/live/derived.ts'
import { useLive } from '../api/live/useLive.ts'
import { serverTime, useServerTime } from '../api/live/useServerTime.ts'
import { roadsQuery } from '../api/questions.ts'
import { useOrders } from '../api/useOrders.ts'
import type { Closure } from '../api/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './Closures.module.css'
import { howOfClosure, nameOfClosure, whenOfClosure } from './closureWords.ts'
import type { Point } from './drawing.ts'
import { drawings } from './drawings.ts'
import { isInForce } from './inForce.ts'
import { mayDeclare } from './mayDeclare.ts'
import { TermsForm } from './TermsForm.tsx'
import { said, type Terms, termsOf } from './terms.ts'

interface ClosuresDialogProps {
  /** Where the thing in hand is, if there is one. */
  readonly place: Point | null
  readonly onClose: () => void
}

const selectClosures = derived(['closures'], ({ closures }) =>
  [...closures.values()].sort((a, b) => b.declaredAt.localeCompare(a.declaredAt)),
)

/** The roads that are closed or slow, and what can be done about it. */
export const ClosuresDialog = ({ place, onClose }: ClosuresDialogProps) => {
  const words = useWords()
  const closures = useLive(selectClosures)
  const may = useLive(({ me }) => mayDeclare(me?.role))
  const { data: roads } = useQuery(roadsQuery)
  const { busy, problem, order } = useOrders()
  const [changed, setChanged] = useState<Closure | null>(null)
  if (changed) return <ChangeDialog closure={changed} onClose={() => setChanged(null)} />
  const draw = (begin: () => void) => {
    onClose()
    begin()
  }
  return (
    <Dialog title={words('closures.title')} wide onClose={onClose}>
      <div data-testid="closures">
        {may && (
          <div className={classes.ways}>
            <Button data-autofocus onClick={() => draw(drawings.begin)} data-testid="closures-draw">
              {words('closures.draw')}
            </Button>
            {place && (
              <Button variant="default" onClick={() => draw(() => drawings.around(place))}>
                {words('closures.aroundHand')}
              </Button>
            )}
          </div>
        )}
        {roads?.roads === null && <p role="note">{words('closures.withoutRoads')}</p>}
        {closures.length === 0 && <p className={classes.none}>{words('closures.none')}</p>}
        <ul className={classes.list}>
          {closures.map((closure) => (
            <ClosureLine key={closure.id} closure={closure}>
              {may && (
                <>
                  <SmallButton disabled={busy} data-deed="change" onClick={() => setChanged(closure)}>
                    {words('closures.change')}
                  </SmallButton>
                  <SmallButton disabled={busy} data-deed="move" onClick={() => draw(() => drawings.beginAnew(closure))}>
                    {words('closures.move')}
                  </SmallButton>
                  <Lift
                    busy={busy}
                    onLift={() => void order({ path: '/api/closures/{id}/lift', id: closure.id, body: {} })}
                  />
                </>
              )}
            </ClosureLine>
          ))}
        </ul>
        {problem && <ProblemText problem={problem} />}
      </div>
    </Dialog>
  )
}

interface LiftProps {
  readonly busy: boolean
  readonly onLift: () => void
}

/** Whoever is led onto the road drives on it: it asks once more. Who goes elsewhere has not meant it. */
const Lift = ({ busy, onLift }: LiftProps) => {
  const words = useWords()
  const [asks, setAsks] = useState(false)
  return (
    <SmallButton
      disabled={busy}
      data-deed="lift"
      data-asks={asks || undefined}
      // Neither a key that is held nor the second half of a double click is an answer.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={({ currentTarget, detail }) => {
        if (detail > 1) return
        // Safari leaves the focus where it was, and it would not be seen to go.
        currentTarget.focus()
        setAsks(!asks)
        if (asks) onLift()
      }}
      onBlur={() => setAsks(false)}
    >
      {words(asks ? 'closures.liftReally' : 'closures.lift')} {asks && <Kbd cap="Enter" />}
    </SmallButton>
  )
}

const ClosureLine = ({ closure, children }: { readonly closure: Closure; readonly children: ReactNode }) => {
  const words = useWords()
  const now = useServerTime((time) => Math.ceil(time / 60_000) * 60_000)
  const inForce = useServerTime((time) => isInForce(closure, time))
  const declaredAt = timeOfDay(language(), Date.parse(closure.declaredAt)).slice(0, 5)
  return (
    <li className={classes.line} data-closure={closure.id} data-in-force={inForce}>
      <span className={classes.what}>
        <strong>{nameOfClosure(words, language(), closure)}</strong>
        <span>
          {howOfClosure(words, language(), closure)} · {words(`closure.cause.${closure.cause}`)}
          {closure.oneWay && ` · ${words('closures.oneWay')}`}
          {!inForce && ` · ${words('closures.notNow')}`}
        </span>
        <span className={classes.more}>
          {whenOfClosure(words, language(), closure, now)} ·{' '}
          {words('closures.declaredBy', { time: declaredAt, name: closure.by.name })}
        </span>
      </span>
      {children}
    </li>
  )
}

const ChangeDialog = ({ closure, onClose }: { readonly closure: Closure; readonly onClose: () => void }) => {
  const words = useWords()
  const { busy, problem, order } = useOrders()
  const change = async (terms: Terms) => {
    const body = said(terms, serverTime())
    if (await order({ path: '/api/closures/{id}/change', id: closure.id, body })) onClose()
  }
  return (
    <Dialog
      title={words('closures.changeTitle', { name: nameOfClosure(words, language(), closure) })}
      onClose={onClose}
    >
      <TermsForm
        begin={termsOf(closure)}
        asksBeginning={false}
        submitWords={words('closures.change')}
        busy={busy}
        problem={problem}
        onSubmit={(terms) => void change(terms)}
      />
    </Dialog>
  )
}
