import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { live } from '../api/live/scene.ts'
import { sameMembers, useLive } from '../api/live/useLive.ts'
import { useSession } from '../api/session.ts'
import type { Order, Person } from '../api/words.ts'
import { type Action, type ActionName, type Offer, offerOf, type PromptName, unexplainedBy } from './actions.ts'
import { type Guide, useGuide } from './demo/useGuide.ts'
import { isCalling } from './distress/calling.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { mineOf } from './hand/mine.ts'
import { looked } from './looked/looked.ts'
import { type AskedName, prompts } from './prompts.ts'
import { type Filter, inMyHand, queueOf } from './queue/order.ts'
import { shownRows } from './queue/useShownQueue.ts'
import { type Hand, handOf, incidentThing, type Row, split, type Thing, thingInAddress } from './thing.ts'
import { type Recommended, useRecommendation } from './useRecommendation.ts'
import { type Sending, useSending } from './useSending.ts'
import { type Unoffered, useUnoffered } from './useUnoffered.ts'

/** What lies before the operator, and what can be done with it. */
export interface Desk {
  readonly me: Person | null
  readonly thing: Thing | null
  readonly hand: Hand
  readonly offer: Offer
  readonly recommended: Recommended
  readonly sending: Sending
  readonly unoffered: Unoffered
  readonly drafts: Drafts
  readonly guide: Guide
  /** Shows an incident again as it was, beside the console: the room is not left for it. */
  readonly replay: (incident: string) => void
  /** What is shown of the queue. */
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
  /** The question that stands in place of the buttons. */
  readonly asked: PromptName | null
  /** The unit that is chosen on the board, apart from the thing in hand. */
  readonly unit: string | null
  readonly chooseUnit: (unit: string | null) => void
  readonly choose: (thing: Thing | null) => void
  readonly run: (action: Action) => void
  /** The answer to a question; true when it was done. */
  readonly answer: (name: ActionName, order: Order) => Promise<boolean>
  readonly ask: (name: PromptName) => void
  readonly dismiss: () => void
  /** Takes the chosen alarm when it waits, else the first that does. */
  readonly take: () => void
  /** Ends the session, and with it what was typed and not sent. */
  readonly signOut: () => void
  /** The thing that I took as the n-th, with the question in which I was writing; false when there is none. */
  readonly chooseMine: (digit: number) => boolean
  /** Says that I answer a crew that calls for help, and brings what is known of it to hand. */
  readonly answerDistress: (unit: string) => void
  /** Says that a crew is safe, and asks how its incident ended. */
  readonly endDistress: (unit: string, reason: string) => Promise<void>
  /** The next row that changed since it was looked at. */
  readonly chooseChanged: () => void
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
export const actionOf = (prompt: PromptName): ActionName => {
  if (prompt === 'place') return 'escalate'
  return prompt === 'transferSite' ? 'transfer' : prompt
}

export const useNewDesk = (person: string): Desk => {
  const drafts = useMemo(() => openDrafts(localStorage, person), [person])
  const [filter, setFilter] = useState<Filter>('all')
  const me = useLive((state) => state.me)
  const [thing, setThing] = useState<Thing | null>(() => thingInAddress(location.hash))
  const [asked, setAsked] = useState<PromptName | null>(null)
  const [unit, chooseUnit] = useState<string | null>(null)
  const hand = useLive((state) => handOf(state, thing), sameMembers)
  const recommended = useRecommendation(hand.incident)
  const sending = useSending(person)
  const { send } = sending
  const unoffered = useUnoffered()
  const guide = useGuide()
  const { replayed } = guide
  const replay = useCallback(
    (incident: string) => {
      open(`/replay/${encodeURIComponent(incident)}`, '_blank', 'noopener')
      replayed()
    },
    [replayed],
  )

  useEffect(() => looked.start(), [])
  useEffect(() => looked.hold(thing && split(thing).kind !== 'premises' ? (thing as Row) : null), [thing])

  // Only once, when the page first knows anything: later nothing is put before an operator unasked.
  const knowing = useLive((state) => state.seq >= 0)
  const begun = useRef(false)
  useEffect(() => {
    if (!knowing || begun.current) return
    begun.current = true
    setThing((chosen) => chosen ?? inMyHand(live.get()))
  }, [knowing])

  const { recommendation, going, by } = recommended
  const calling = useLive((state) => isCalling(state, hand.incident))
  const offer = offerOf({ ...hand, me, recommendation, going, by, calling })

  // Who asked for the second alarm does not strike the third, because somebody else was quicker.
  const level = hand.incident?.alarmLevel
  // biome-ignore lint/correctness/useExhaustiveDependencies: `level` is what it waits for, not what it reads
  useEffect(() => setAsked((now) => (now === 'nextAlarm' ? null : now)), [level])

  const choose = useCallback((chosen: Thing | null) => {
    setThing(chosen)
    setAsked(null)
  }, [])

  const answer = useCallback(
    async (name: ActionName, order: Order, unit?: string) => {
      const done = (await send(name, order, unit)) !== undefined
      if (!done) return false
      // Only the question that this answers: who was quicker than the server may have opened the next one meanwhile.
      setAsked((now) => (now === asked ? null : now))
      // Help goes first; why it was other than recommended is asked then.
      const { incident } = handOf(live.get(), thing)
      if (name === 'dispatch' && incident && unexplainedBy(incident, me)) setAsked('explain')
      if (clearsDesk.has(name)) setThing((still) => (still === thing ? null : still))
      return true
    },
    [send, thing, asked, me],
  )

  const run = useCallback(
    ({ name, does, unit }: Action) => {
      if ('prompt' in does) setAsked(does.prompt)
      else void answer(name, does.order, unit)
    },
    [answer],
  )

  const take = useCallback(() => {
    const waiting: readonly Thing[] = queueOf(live.get()).waiting
    const next = thing && waiting.includes(thing) ? thing : waiting[0]
    if (!next) return
    choose(next)
    const { alarm } = handOf(live.get(), next)
    if (alarm) void send('take', { path: '/api/alarms/{id}/accept', id: alarm.id, body: {} })
  }, [thing, choose, send])

  const chooseMine = useCallback(
    (digit: number) => {
      const row = mineOf(live.get())[digit - 1]
      if (!row) return false
      choose(row)
      // A question, not a form: that would lie over the room, and waits for its key.
      const written = drafts.about(`${row} `).map((about) => about.slice(row.length + 1))
      setAsked((written.find((name) => name in prompts) as AskedName | undefined) ?? null)
      return true
    },
    [choose, drafts],
  )

  const answerDistress = useCallback(
    (id: string) => {
      const { units, incidents } = live.get()
      const distress = units.get(id)?.distress
      if (!distress) return
      if (!distress.takenBy) void send('distress', { path: '/api/units/{id}/distress/take', id, body: {} }, id)
      const incident = incidents.get(distress.incident ?? '')
      if (incident) choose(incidentThing(incident.id))
      else chooseUnit(id)
    },
    [choose, send],
  )

  const endDistress = useCallback(
    async (id: string, reason: string) => {
      const { units, incidents } = live.get()
      const incident = incidents.get(units.get(id)?.distress?.incident ?? '')
      const over = await send('endDistress', { path: '/api/units/{id}/distress/end', id, body: { reason } }, id)
      if (over === undefined || !incident) return
      choose(incidentThing(incident.id))
      setAsked('resolve')
    },
    [choose, send],
  )

  const chooseChanged = useCallback(() => {
    const rows = shownRows()
    const from = thing ? (rows as readonly Thing[]).indexOf(thing) + 1 : 0
    const next = [...rows.slice(from), ...rows.slice(0, from)].find((row) => looked.rows().has(row) && row !== thing)
    if (next) choose(next)
  }, [thing, choose])

  const { leave } = useSession()
  const signOut = () => void leave().then(drafts.forgetAll)

  const dismiss = useCallback(() => setAsked(null), [])
  return {
    me,
    thing,
    hand,
    offer,
    recommended,
    sending,
    unoffered,
    drafts,
    guide,
    replay,
    filter,
    setFilter,
    asked,
    unit,
    chooseUnit,
    choose,
    run,
    answer,
    ask: setAsked,
    dismiss,
    take,
    signOut,
    chooseMine,
    answerDistress,
    endDistress,
    chooseChanged,
  }
}
