import { useCallback, useRef, useState } from 'react'
import { send as sendOrder } from '../api/command.ts'
import { live } from '../api/live/scene.ts'
import type { Problem } from '../api/problem.ts'
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
export type SentName = ActionName | 'newIncident' | 'unitStatus' | 'test' | 'message' | 'distress'

export interface Sending {
  /** The command that went out last, while it is on its way. */
  readonly busy: SentName | null
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

export const useSending = (): Sending => {
  const [busy, setBusy] = useState<SentName | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  // The same pressed again is the same. Another command need not wait: who presses Space and Enter means both.
  const underWay = useRef(new Set<string>())
  const numbers = useRef(0)

  const refuse = useCallback((action: SentName, problem: Problem, unit?: string) => {
    numbers.current += 1
    const refusal = { number: numbers.current, action, unit, problem }
    setRefusals((shown) => [...shown, refusal].slice(-SHOWN))
  }, [])

  const send = useCallback(
    async (action: SentName, order: Order, unit?: string) => {
      const command = [action, order.id, unit].join(' ')
      if (underWay.current.has(command)) return undefined
      underWay.current.add(command)
      setBusy(action)
      const { seq } = live.get()
      const outcome = await sendOrder(order)
      if (outcome.done) await heardSince(seq)
      underWay.current.delete(command)
      setBusy((last) => (last === action ? null : last))
      if (outcome.done) {
        setRefusals((shown) => shown.filter((refusal) => refusal.action !== action))
        return outcome.answer ?? {}
      }
      refuse(action, outcome.problem, unit)
      return undefined
    },
    [refuse],
  )

  const forget = useCallback((number: number) => {
    setRefusals((shown) => shown.filter((refusal) => refusal.number !== number))
  }, [])

  return { busy, refusals, forget, send, refuse }
}
