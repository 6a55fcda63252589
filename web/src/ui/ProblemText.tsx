import type { Problem } from '../api/problem.ts'
import { useWords } from './i18n/index.ts'
import { refusalWords } from './refusalWords.ts'

/** What went wrong, what it means, what can be done. */
export const ProblemText = ({ problem }: { readonly problem: Problem }) => {
  const { what, advice } = refusalWords(problem, useWords())
  return (
    <p role="alert" data-code={problem.code}>
      <strong>{what}</strong> {advice}
    </p>
  )
}
