import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import type { SignedIn } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { homeOf } from '../ui/pages.ts'
import { isCrew, toCrewPage } from './home.ts'

/** Behind the one-time link `/enter#CODE`. The code stands after the `#`, so that it never reaches a server's log. */
export const EnterByLink = () => {
  const words = useWords()
  const { enterByCode } = useSession()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<Problem | null>(null)
  const used = useRef(false)

  useEffect(() => {
    if (used.current) return
    used.current = true
    const code = location.hash.slice(1)
    // It is worth nothing after this, and has no place in the history.
    history.replaceState(history.state, '', location.pathname)
    const goOn = (person: SignedIn) => {
      if (isCrew(person)) return toCrewPage()
      // A link lets somebody in once: what they come in by from then on is made now.
      return navigate({ to: person.keys ? homeOf(person.role) : '/keys', replace: true })
    }
    enterByCode(code)
      .then(goOn)
      .catch((error: unknown) => setProblem(problemOf(error)))
  }, [enterByCode, navigate])

  return (
    <Page title={words('enter.title')}>
      {problem ? <ProblemText problem={problem} /> : <p aria-busy="true">{words('enter.opening')}</p>}
    </Page>
  )
}
