import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import type { ClosureCommand, Declared } from './closure.ts'
import { decide, declare as mayBeDeclared } from './decide.ts'
import { closureKind } from './evolve.ts'

/** Declares roads closed, or slower. `standing`: how many closures there are already. */
export const declare = (work: Work, declared: Declared, standing: number): { closure: string } | Refusal => {
  const { id, number } = work.nextNumber(closureKind)
  return (
    work.decided(closureKind, id, mayBeDeclared(declared, { id, number, by: work.by }, standing, work.now)) ?? {
      closure: id,
    }
  )
}

/** Asks something of one closure. */
export const command = (work: Work, id: string, asked: ClosureCommand): { closure: string } | Refusal => {
  const closure = work.state(closureKind, id)
  if (!closure) return refuse('closure-not-found')
  return work.decided(closureKind, id, decide(closure, asked, work.now)) ?? { closure: id }
}
