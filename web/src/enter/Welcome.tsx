import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useSession, waysQuery } from '../api/session.ts'
import type { SignedIn } from '../api/words.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { homeOf } from '../ui/pages.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { isCrew, toCrewPage } from './home.ts'
import { type Failed, SignIn } from './SignIn.tsx'

/** The door. */
export const Welcome = () => {
  const words = useWords()
  const ways = useQuery(waysQuery)
  const { enterDemo, enterByPasskey, enterByPassword } = useSession()
  const navigate = useNavigate()
  const { to: wanted, refused } = useSearch({ from: '/' })
  /** By what somebody is coming in at this moment. */
  const [entering, setEntering] = useState<string | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)

  const enter = async (by: string, who: Promise<SignedIn>, to?: string) => {
    setEntering(by)
    setFailed(null)
    try {
      const me = await who
      if (isCrew(me)) toCrewPage()
      else await navigate({ to: to ?? wanted ?? homeOf(me.role) })
    } catch (error) {
      setFailed({ by, problem: problemOf(error) })
      setEntering(null)
    }
  }
  const organisation = ways.data?.organisation ?? null

  return (
    <Page title={words('app.name')}>
      <p>{words('welcome.what')}</p>
      {ways.data?.demo && (
        <DemoPeople
          people={ways.data.people}
          entering={entering}
          onEnter={(person, to) => void enter(person, enterDemo(person), to)}
        />
      )}
      {ways.data && !ways.data.demo && (
        <SignIn
          organisation={organisation}
          entering={entering}
          failed={failed}
          onPasskey={() => void enter('passkey', enterByPasskey())}
          onPassword={(...said) => void enter('password', enterByPassword(...said))}
        />
      )}
      {refused !== undefined && (
        <p role="alert">{words('signIn.refusedByOrganisation', { name: organisation ?? '' })}</p>
      )}
      {ways.error && <ProblemText problem={problemOf(ways.error)} />}
      {ways.data?.demo && failed && <ProblemText problem={failed.problem} />}
    </Page>
  )
}
