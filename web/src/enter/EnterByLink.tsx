import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../api/problem.ts'
import { useMe, useSession } from '../api/session.ts'
import type { SignedIn } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { homeOf } from '../ui/pages.ts'
import { isCrew, toCrewPage } from './home.ts'
import { InsteadOf } from './InsteadOf.tsx'

/** What is shorter was cut off where it was written down, or copied. */
const SHORTEST_CODE = 20
const notWhole: Problem = { code: 'link-not-whole', title: 'This link is not whole.', status: 0, detail: {} }

/** Behind the one-time link `/enter#CODE`. The code stands after the `#`, so that it never reaches a server's log. */
export const EnterByLink = () => {
  const words = useWords()
  const { enterByCode } = useSession()
  const navigate = useNavigate()
  const [code] = useState(() => location.hash.slice(1))
  /** Who was here when it was opened. Anybody can send a link, or lead here: it takes nobody's place by itself. */
  const [before, goOnInsteadOf] = useState(useMe())
  const [problem, setProblem] = useState<Problem | null>(code.length < SHORTEST_CODE ? notWhole : null)
  const used = useRef(false)
  const waits = before !== null || problem !== null

  // It is worth nothing after this, and has no place in the history.
  useEffect(() => history.replaceState(history.state, '', location.pathname), [])

  useEffect(() => {
    if (waits || used.current) return
    used.current = true
    const goOn = (person: SignedIn) => {
      if (isCrew(person)) return toCrewPage()
      // A link lets somebody in once: what they come in by from then on is made now. Residents come by another link.
      const hasKeys = person.keys || person.role === 'resident'
      return navigate({ to: hasKeys ? homeOf(person.role) : '/keys', replace: true })
    }
    enterByCode(code)
      .then(goOn)
      .catch((error: unknown) => setProblem(problemOf(error)))
  }, [waits, code, enterByCode, navigate])

  return (
    <Page title={words('enter.title')}>
      {problem && (
        <>
          <ProblemText problem={problem} />
          <Button component="a" href="/" variant="default" autoFocus>
            {words('missing.home')}
          </Button>
        </>
      )}
      {!problem && before && (
        <InsteadOf
          name={before.name}
          onStay={() => void navigate({ to: '/', replace: true })}
          onGoOn={() => goOnInsteadOf(null)}
        />
      )}
      {!waits && <p aria-busy="true">{words('enter.opening')}</p>}
    </Page>
  )
}
