import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLiveStream } from '../../api/live/useLiveStream.ts'
import { problemOf } from '../../api/problem.ts'
import { useMe } from '../../api/session.ts'
import { LostBanner } from '../../console/LostBanner.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { isTyping, useKeyLayer } from '../../ui/keyLayers.ts'
import { ProblemText } from '../../ui/ProblemText.tsx'
import { SmallButton, smallButton } from '../../ui/SmallButton.tsx'
import { sheetQuery } from '../questions.ts'
import { mayLead, NotForThisRole } from '../Supervisor.tsx'
import { Sheet } from './Sheet.tsx'
import classes from './SheetPage.module.css'
import { SignForm } from './SignForm.tsx'

/** The hand-over of a shift: the sheet on the screen and on one sheet of paper, and signing it. */
export const SheetPage = () => {
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (!me) void navigate({ to: '/' })
  }, [me, navigate])
  if (!me) return null
  return mayLead(me) ? <HandingOver key={me.id} person={me.id} /> : <NotForThisRole />
}

const HandingOver = ({ person }: { readonly person: string }) => {
  useLiveStream(person)
  const words = useWords()
  const { data, error } = useQuery(sheetQuery)
  const navigate = useNavigate()
  useKeyLayer((event) => {
    if (event.code !== 'Escape' || isTyping(event)) return false
    void navigate({ to: '/supervisor' })
    return true
  })
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link to="/supervisor" className={smallButton}>
          {words('sheet.back')} <Kbd cap="Esc" />
        </Link>
        <SmallButton onClick={() => print()}>
          {words('sheet.print')} <Kbd cap="Ctrl P" />
        </SmallButton>
      </header>
      <div className={classes.banner}>
        <LostBanner />
      </div>
      <main className={classes.main}>
        {error && (
          <div className={classes.problem}>
            <ProblemText problem={problemOf(error)} />
          </div>
        )}
        {data && <Sheet sheet={data} />}
        {data && <SignForm last={data.last} />}
      </main>
    </div>
  )
}
