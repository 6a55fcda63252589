import { useCallback, useState } from 'react'
import { send } from './command.ts'
import type { Problem } from './problem.ts'
import type { Order } from './words.ts'

/** Sending commands from a page or a dialog: one at a time, and what was not done stays on the screen until the next. */
export const useOrders = () => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const order = useCallback(async (asked: Order): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    const outcome = await send(asked)
    setBusy(false)
    if (!outcome.done) setProblem(outcome.problem)
    return outcome.done
  }, [])
  return { busy, problem, order }
}
