import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Problem, problemOf } from '../api/problem.ts'
import { useSession, waysQuery } from '../api/session.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemText } from '../ui/ProblemText.tsx'
import { homeOf } from '../ui/pages.ts'
import { isCrew, toCrewPage } from './home.ts'
import classes from './Welcome.module.css'

/** The door. In the demo one click for each person; otherwise it says where the link is to be found. */
export const Welcome = () => {
  const words = useWords()
  const demo = useQuery(waysQuery)
  const { enterDemo } = useSession()
  const navigate = useNavigate()
  const [entering, setEntering] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const enter = async (person: string, to?: '/supervisor') => {
    setEntering(person)
    setProblem(null)
    try {
      const me = await enterDemo(person)
      if (isCrew(me)) toCrewPage()
      else await navigate({ to: to ?? homeOf(me.role) })
    } catch (error) {
      setProblem(problemOf(error))
      setEntering(null)
    }
  }

  return (
    <Page title={words('app.name')}>
      <p>{words('welcome.what')}</p>
      {demo.data?.demo && (
        <section className={classes.people} aria-label={words('welcome.demo')}>
          <h2>{words('welcome.demo')}</h2>
          {demo.data.people.map(({ id, name, role }) => (
            <div key={id} className={classes.person}>
              <Button
                variant="default"
                fullWidth
                justify="space-between"
                loading={entering === id}
                rightSection={<span className={classes.role}>{words(`role.${role}`)}</span>}
                onClick={() => void enter(id)}
                data-person={id}
              >
                {name}
              </Button>
              {role === 'supervisor' && (
                <Button variant="subtle" size="compact-sm" onClick={() => void enter(id, '/supervisor')}>
                  {words('welcome.toSupervisor')}
                </Button>
              )}
            </div>
          ))}
        </section>
      )}
      {demo.data && !demo.data.demo && <p>{words('welcome.byLink')}</p>}
      {demo.error && <ProblemText problem={problemOf(demo.error)} />}
      {problem && <ProblemText problem={problem} />}
    </Page>
  )
}
