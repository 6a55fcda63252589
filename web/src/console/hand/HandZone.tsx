import { lazy, Suspense } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import { ClosuresAhead } from '../../closures/ClosuresAhead.tsx'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { isUnderWay, unitsShown } from '../actions.ts'
import { useDesk } from '../desk.ts'
import { keys } from '../keys.ts'
import { PremisesCard } from '../premises/PremisesCard.tsx'
import { queueOf } from '../queue/order.ts'
import { Refusals } from '../Refusals.tsx'
import { handOf, split } from '../thing.ts'
import { placeOf, titleOf } from '../title.ts'
import { ActionBar } from './ActionBar.tsx'
import { AlarmFacts } from './AlarmFacts.tsx'
import { HandTitle } from './HandTitle.tsx'
import classes from './HandZone.module.css'
import { HowToBegin } from './HowToBegin.tsx'
import { IncidentFacts } from './IncidentFacts.tsx'
import { MineStrip } from './MineStrip.tsx'
import { Question } from './Question.tsx'
import { RecommendedUnits } from './RecommendedUnits.tsx'
import { Timeline } from './Timeline.tsx'
import { useOwnScroll } from './useOwnScroll.ts'

/** Asked for rarely: it is no part of what a console needs first. */
const IncidentDialog = lazy(async () => ({ default: (await import('./IncidentDialog.tsx')).IncidentDialog }))

/** The thing in hand, from top to bottom: what it is, what comes next, who could go, what happened. */
export const HandZone = () => {
  const words = useWords()
  const { thing, hand, asked, dismiss, offer, recommended } = useDesk()
  const known = hand.alarm ?? hand.incident
  const premises = thing && split(thing).kind === 'premises' ? split(thing).id : null
  const sent = hand.incident?.assignments.filter(({ status }) => isUnderWay.has(status)) ?? []
  const named = [...sent, ...unitsShown(recommended.all, offer, recommended.going)].map(({ unit }) => unit)
  const scroll = useOwnScroll(thing)
  return (
    <section className={classes.zone} aria-label={words('hand.title')} data-testid="hand">
      <MineStrip />
      <div className={classes.scroll} ref={scroll}>
        {premises ? (
          <PremisesCard id={premises} />
        ) : known ? (
          <div className={classes.columns}>
            <div className={classes.column}>
              <HandTitle hand={hand} />
              {hand.alarm && <AlarmFacts alarm={hand.alarm} />}
              {hand.incident && <IncidentFacts incident={hand.incident} />}
              {asked && asked !== 'place' && asked !== 'change' ? (
                <Question key={`${thing} ${asked}`} name={asked} />
              ) : (
                <>
                  <ActionBar />
                  <RecommendedUnits />
                  {hand.incident && <ClosuresAhead incident={hand.incident} units={[...new Set(named)]} />}
                </>
              )}
            </div>
            <Timeline alarm={hand.alarm} incident={hand.incident} />
            {((asked === 'place' && !hand.incident) || asked === 'change') && (
              <Suspense>
                <IncidentDialog purpose={asked} onClose={dismiss} />
              </Suspense>
            )}
          </div>
        ) : (
          <EmptyHand />
        )}
      </div>
      <Refusals />
    </section>
  )
}

/** Nothing chosen: what would be next. */
const EmptyHand = () => {
  const words = useWords()
  const first = useLive((state) => {
    const next = queueOf(state).waiting[0]
    return next ? handOf(state, next).alarm : null
  })
  const bare = useLive(({ pulse, units }) => pulse?.panels === 0 && units.size === 0)
  const hand = { alarm: first, incident: null }
  return (
    <div className={classes.empty}>
      {first ? (
        <>
          <p>
            <Kbd cap={keys.take.cap} /> {words('hand.takesNext')}
          </p>
          <p className={classes.next} data-priority={first.priority}>
            <b>{first.priority}</b> {titleOf(hand, language(), words)}
          </p>
          <p>{placeOf(hand, words)}</p>
        </>
      ) : bare ? (
        <HowToBegin />
      ) : (
        <p>{words('hand.nothing')}</p>
      )}
    </div>
  )
}
