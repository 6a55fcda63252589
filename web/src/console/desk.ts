import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { live } from '../api/live/scene.ts'
import { sameMembers, useLive } from '../api/live/useLive.ts'
import type { Order, Person } from '../api/words.ts'
import { type Action, type ActionName, type Offer, offerOf, type PromptName } from './actions.ts'
import { inMyHand, queueOf } from './queue/order.ts'
import { type Hand, handOf, type Thing } from './thing.ts'
import { type Candidates, useCandidates } from './useCandidates.ts'
import { type Sending, useSending } from './useSending.ts'
import { type Unoffered, useUnoffered } from './useUnoffered.ts'

/** What lies before the operator, and what can be done with it. */
export interface Desk {
  readonly me: Person | null
  readonly thing: Thing | null
  readonly hand: Hand
  readonly offer: Offer
  readonly candidates: Candidates
  readonly sending: Sending
  readonly unoffered: Unoffered
  /** The question that stands in place of the buttons. */
  readonly asked: PromptName | null
  /** The unit that is chosen on the board, apart from the thing in hand. */
  readonly unit: string | null
  readonly chooseUnit: (unit: string | null) => void
  readonly choose: (thing: Thing | null) => void
  readonly run: (action: Action) => void
  /** The answer to a question; true when it was done. */
  readonly answer: (name: ActionName, order: Order) => Promise<boolean>
  readonly dismiss: () => void
  /** Takes the chosen alarm when it waits, else the first that does. */
  readonly take: () => void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk is used outside the console')
  return desk
}

/** After these there is nothing left to do with the thing: the desk is free for the next. */
const clearsDesk: ReadonlySet<ActionName> = new Set<ActionName>(['close', 'closeIncident', 'giveBack', 'park'])

/** What each question asks for is sent under the name of its action. */
export const actionOf = (prompt: PromptName): ActionName => (prompt === 'place' ? 'escalate' : prompt)

export const useNewDesk = (): Desk => {
  const me = useLive((state) => state.me)
  const [thing, setThing] = useState<Thing | null>(null)
  const [asked, setAsked] = useState<PromptName | null>(null)
  const [unit, chooseUnit] = useState<string | null>(null)
  const hand = useLive((state) => handOf(state, thing), sameMembers)
  const candidates = useCandidates(hand.incident)
  const sending = useSending()
  const { send } = sending
  const unoffered = useUnoffered()

  // Only once, when the page first knows anything: later nothing is put before an operator unasked.
  const knowing = useLive((state) => state.seq >= 0)
  const begun = useRef(false)
  useEffect(() => {
    if (!knowing || begun.current) return
    begun.current = true
    setThing((chosen) => chosen ?? inMyHand(live.get()))
  }, [knowing])

  const { asking, offered } = candidates
  const candidate = asking ? undefined : offered
  const offer = useMemo(() => offerOf({ ...hand, me: me?.id, candidate }), [hand, me, candidate])

  const choose = useCallback((chosen: Thing | null) => {
    setThing(chosen)
    setAsked(null)
  }, [])

  const answer = useCallback(
    async (name: ActionName, order: Order, unit?: string) => {
      const done = (await send(name, order, unit)) !== undefined
      if (!done) return false
      setAsked(null)
      if (clearsDesk.has(name)) setThing((still) => (still === thing ? null : still))
      return true
    },
    [send, thing],
  )

  const run = useCallback(
    ({ name, does, unit }: Action) => {
      if ('prompt' in does) setAsked(does.prompt)
      else void answer(name, does.order, unit)
    },
    [answer],
  )

  const take = useCallback(() => {
    const waiting = queueOf(live.get()).waiting
    const next = thing && waiting.includes(thing) ? thing : waiting[0]
    if (!next) return
    choose(next)
    const { alarm } = handOf(live.get(), next)
    if (alarm) void send('take', { path: '/api/alarms/{id}/accept', id: alarm.id, body: {} })
  }, [thing, choose, send])

  const dismiss = useCallback(() => setAsked(null), [])
  return {
    me,
    thing,
    hand,
    offer,
    candidates,
    sending,
    unoffered,
    asked,
    unit,
    chooseUnit,
    choose,
    run,
    answer,
    dismiss,
    take,
  }
}
