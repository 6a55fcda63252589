import { type FormEvent, useState } from 'react'
import type { Problem } from '../../api/problem.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { ProblemText } from '../../ui/ProblemText.tsx'
import { useOutbox } from '../outbox/outbox.ts'
import { askAgain, enter } from '../session.ts'
import classes from './Door.module.css'

type Why = 'asking' | 'nobody' | 'unreachable' | 'another' | 'looking'

/** Why there is nothing to see yet, and what can be done. What was pressed before is kept, and says so. */
export const Door = ({ why, name = '' }: { readonly why: Why; readonly name?: string }) => {
  const words = useWords()
  const { waiting } = useOutbox()
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(await enter(link))
  }
  return (
    <main className={classes.door} data-testid="door" data-why={why}>
      <h1>{words('crew.name')}</h1>
      <p role="status">{words(`crew.door.${why}`, { name })}</p>
      {waiting.length > 0 && <p className="unsent">{words('crew.door.kept', { count: waiting.length })}</p>}
      {why === 'nobody' && (
        <form onSubmit={(event) => void open(event)} className={classes.form}>
          <label>
            {words('crew.door.link')}
            <input
              value={link}
              autoComplete="off"
              autoCapitalize="off"
              onChange={({ target }) => setLink(target.value)}
            />
          </label>
          <button type="submit" className="go">
            {words('crew.door.enter')}
          </button>
          {problem && <ProblemText problem={problem} />}
        </form>
      )}
      {why === 'unreachable' && (
        <button type="button" className="go" onClick={() => void askAgain()}>
          {words('crew.door.again')}
        </button>
      )}
      {(why === 'nobody' || why === 'another') && <a href="/">{words('crew.door.start')}</a>}
    </main>
  )
}
