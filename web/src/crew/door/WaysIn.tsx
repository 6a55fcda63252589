import { type FormEvent, useEffect, useState } from 'react'
import type { Problem } from '../../api/problem.ts'
import type { Person } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { ProblemText } from '../../ui/ProblemText.tsx'
import { demoCrews, enter, enterDemo } from '../session.ts'
import classes from './Door.module.css'

/** How a crew comes in: in the demonstration with one press, otherwise by the link that the duty centre gives it. */
export const WaysIn = ({ isForLinks }: { readonly isForLinks: boolean }) => {
  const words = useWords()
  const [crews, setCrews] = useState<readonly Person[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => void demoCrews().then(setCrews), [])
  // What is shown for a moment and then taken away is pressed by mistake.
  if (crews === null) return null
  const come = async (entering: Promise<Problem | null>) => {
    setProblem(null)
    setProblem(await entering)
  }
  return (
    <>
      {crews.length > 0 ? (
        <section className={classes.form} aria-labelledby="demo">
          <p id="demo">{words('welcome.demo')}</p>
          {crews.map(({ id, name, unit }) => (
            <button key={id} type="button" className="go" data-person={id} onClick={() => void come(enterDemo(id))}>
              {unit} · {name}
            </button>
          ))}
        </section>
      ) : (
        isForLinks && <LinkForm onLink={(link) => void come(enter(link))} />
      )}
      {problem && <ProblemText problem={problem} />}
    </>
  )
}

const LinkForm = ({ onLink }: { readonly onLink: (link: string) => void }) => {
  const words = useWords()
  const [link, setLink] = useState('')
  const open = (event: FormEvent) => {
    event.preventDefault()
    onLink(link)
  }
  return (
    <form onSubmit={open} className={classes.form}>
      <p>{words('crew.door.how')}</p>
      <label>
        {words('crew.door.link')}
        <input value={link} autoComplete="off" autoCapitalize="off" onChange={({ target }) => setLink(target.value)} />
      </label>
      <button type="submit" className="go" aria-disabled={!link.trim()}>
        {words('crew.door.enter')}
      </button>
    </form>
  )
}
