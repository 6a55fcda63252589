import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { send as sendOrder, wasCarriedOut } from '../api/command.ts'
import { freshness } from '../api/live/freshness.ts'
import { live } from '../api/live/scene.ts'
import { notSent, type Problem } from '../api/problem.ts'
import { openUnanswered } from '../api/unanswered.ts'
import type { Order } from '../api/words.ts'
import type { ActionName } from './actions.ts'

/** Something that was not done, as the screen tells it. */
export interface Refusal {
  readonly number: number
  readonly action: SentName
  readonly unit: string | undefined
  readonly problem: Problem
}

/** Everything that sends a command: the actions of the hand, and those that need none. */
export type SentName = ActionName | 'newIncident' | 'unitStatus' | 'test' | 'message' | 'distress' | 'endDistress'

export interface Sending {
  /** The command that went out last, while it is on its way. */
  readonly busy: SentName | null
  /** What is on its way, or was lost on it, by the id of what it is about. */
  readonly underWay: ReadonlyMap<string, 'sending' | 'lost'>
  readonly refusals: readonly Refusal[]
  readonly forget: (number: number) => void
  /** The server's answer, or undefined when it was not done (and the screen says so) or the same is on its way. */
  readonly send: (action: SentName, order: Order, unit?: string) => Promise<unknown>
  readonly refuse: (action: SentName, problem: Problem) => void
}

/** The answer may come before the push that changes the screen: until then a second press would mean the first again. */
const heardSince = (seq: number): Promise<void> =>
  new Promise((heard) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      heard()
    }
    const stop = live.subscribe((_before, after) => {
      if (after.seq > seq) done()
    })
    const timer = setTimeout(done, PUSH_WITHIN)
    if (live.get().seq > seq) done()
  })

/** What was pressed twice, or changed nothing, brings no push: wait no longer than this, ms. */
const PUSH_WITHIN = 500

/** More than this and nobody reads them. */
const SHOWN = 3

/** It never reached the server: nothing was done. Our own word, like {@link notSent}. */
const neverArrived: Problem = { ...notSent, code: 'never-arrived', title: 'It never arrived; nothing was done.' }

export const useSending = (person: string): Sending => {
  const unanswered = useMemo(() => openUnanswered<SentName>(localStorage, person), [person])
  const [way, setWay] = useState<ReadonlyMap<string, 'sending' | 'lost'>>(new Map())
  const mark = useCallback((id: string | null, stage: 'sending' | 'lost' | null) => {
    if (id === null) return
    setWay((before) => {
      const after = new Map(before)
      if (stage) after.set(id, stage)
      else after.delete(id)
      return after
    })
  }, [])
  const [busy, setBusy] = useState<SentName | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  // The same pressed again is the same. Another command need not wait: who presses Space and Enter means both.
  const out = useRef(new Set<string>())
  const numbers = useRef(0)

  const refuse = useCallback((action: SentName, problem: Problem, unit?: string) => {
    numbers.current += 1
    const refusal = { number: numbers.current, action, unit, problem }
    setRefusals((shown) => [...shown, refusal].slice(-SHOWN))
  }, [])

  const send = useCallback(
    async (action: SentName, order: Order, unit?: string) => {
      const command = [action, order.id, unit].join(' ')
      if (out.current.has(command)) return undefined
      out.current.add(command)
      setBusy(action)
      mark(order.id, 'sending')
      let key = ''
      const { seq } = live.get()
      const outcome = await sendOrder(order, (fresh) => {
        key = fresh
        unanswered.keep({ key, order, name: action, unit })
      })
      const lost = !outcome.done && outcome.problem.code === notSent.code
      if (!lost) unanswered.drop(key)
      if (outcome.done) await heardSince(seq)
      out.current.delete(command)
      mark(order.id, lost ? 'lost' : null)
      setBusy((last) => (last === action ? null : last))
      if (outcome.done) {
        setRefusals((shown) => shown.filter((refusal) => refusal.action !== action))
        return outcome.answer ?? {}
      }
      refuse(action, outcome.problem, unit)
      return undefined
    },
    [refuse, mark, unanswered],
  )

  // What nobody answered is asked after as soon as somebody does, also by a page that was loaded anew meanwhile.
  useEffect(() => {
    let asking = false
    const askAfter = async () => {
      const lost = unanswered
        .list()
        .filter(({ name, order, unit }) => !out.current.has([name, order.id, unit].join(' ')))
      if (asking || !lost.length || freshness(live.get(), Date.now()).state !== 'live') return
      asking = true
      for (const { key, order, name, unit } of lost) {
        const done = await wasCarriedOut(order, key)
        if (done === undefined) continue
        unanswered.drop(key)
        mark(order.id, null)
        setRefusals((shown) => shown.filter(({ action, problem }) => action !== name || problem.code !== notSent.code))
        if (!done) refuse(name, neverArrived, unit)
      }
      asking = false
    }
    return live.subscribe(() => void askAfter())
  }, [unanswered, mark, refuse])

  const forget = useCallback((number: number) => {
    setRefusals((shown) => shown.filter((refusal) => refusal.number !== number))
  }, [])

  return { busy, underWay: way, refusals, forget, send, refuse }
}
