import { useState } from 'react'
import { useWords } from '../../ui/i18n/index.ts'
import { LanguageChoice } from '../look/LanguageChoice.tsx'
import { useOutbox } from '../outbox/outbox.ts'
import { useOnline } from '../phone/online.ts'
import { askAgain, leave } from '../session.ts'
import classes from './Door.module.css'
import { WaysIn } from './WaysIn.tsx'

type Why = 'asking' | 'nobody' | 'unreachable' | 'another' | 'looking' | 'unknown'

/** Why there is nothing to see yet, and what can be done. What was pressed before is kept, and says so. */
export const Door = ({ why, name = '' }: { readonly why: Why; readonly name?: string }) => {
  const words = useWords()
  const { waiting } = useOutbox()
  const online = useOnline()
  const [again, setAgain] = useState(false)
  const isShut = why === 'nobody' || why === 'another'
  const ask = async () => {
    setAgain(true)
    await askAgain()
    setAgain(false)
  }
  return (
    <main className={classes.door} data-testid="door" data-why={why}>
      <h1>{words('crew.name')}</h1>
      <p role="status">{words(again ? 'crew.door.asking' : `crew.door.${why}`, { name })}</p>
      {why === 'looking' && !online && <p>{words('crew.top.noNetwork')}</p>}
      {waiting.length > 0 && <p className="unsent">{words('crew.door.kept', { count: waiting.length })}</p>}
      {isShut && <WaysIn isForLinks={why === 'nobody'} />}
      {why === 'unreachable' && (
        <button type="button" className="go" aria-disabled={again} onClick={() => void ask()}>
          {words('crew.door.again')}
        </button>
      )}
      {why === 'unknown' && (
        <button type="button" onClick={() => void leave()}>
          {words('crew.menu.leave')}
        </button>
      )}
      {isShut && (
        <>
          <a href="/">{words('crew.door.start')}</a>
          <LanguageChoice />
        </>
      )}
    </main>
  )
}
