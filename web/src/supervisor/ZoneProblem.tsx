import { notSent, problemOf } from '../api/problem.ts'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import classes from './Lines.module.css'

/** Why a zone has nothing to show. That nobody answers is said once, above all of them. */
export const ZoneProblem = ({ error }: { readonly error: Error }) => {
  const words = useWords()
  const problem = problemOf(error)
  const isSaidAbove = problem.code === notSent.code || problem.status === 503
  return isSaidAbove ? (
    <p className={classes.nothing}>{words('supervisor.notKnown')}</p>
  ) : (
    <ProblemText problem={problem} />
  )
}
