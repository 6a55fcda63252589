import { timeOfDay } from '../../ui/i18n/format.ts'
import { language, type Translate, useWords } from '../../ui/i18n/index.ts'
import { refusalWords } from '../../ui/refusalWords.ts'
import type { Deed } from '../outbox/deeds.ts'
import { dismiss, useOutbox } from '../outbox/outbox.ts'
import { pressedBy } from '../outbox/pressedBy.ts'
import { Sheet } from '../Sheet.tsx'
import { useCrew } from '../useCrew.ts'
import classes from './Unsent.module.css'

/** What was pressed, in words. */
const deedWords = (deed: Deed, words: Translate): string => {
  if (deed.kind === 'step') return words(`crew.step.${deed.step}`)
  if (deed.kind === 'message' || deed.kind === 'note') return `${words(`crew.deed.${deed.kind}`)}: ${deed.text}`
  return words(`crew.deed.${deed.kind}`)
}

/** What the centre has not got, and what it did not accept and why. */
export const Unsent = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const { person, freshness } = useCrew()
  const outbox = useOutbox()
  const { waiting, endings } = outbox
  const { refused } = pressedBy(person.id, outbox)
  const time = (at: number) => timeOfDay(language(), at)
  const busy = Object.values(endings).includes('later') && freshness.state === 'live'
  return (
    <Sheet title={words('crew.unsentList.title')} onClose={onClose} testId="unsent-list">
      {refused.map(({ n, at, deed, problem }) => {
        // What else it advises is for who sits at the desk.
        const { what } = refusalWords(problem, words)
        return (
          <section key={n} className={classes.refused} data-code={problem.code}>
            <p>
              <strong>{words('refusal.notDone', { action: deedWords(deed, words) })}</strong> <time>{time(at)}</time>
            </p>
            <p>
              {what} {words('crew.unsentList.refused')}
            </p>
            <button type="button" className="small" onClick={() => void dismiss(n)}>
              {words('crew.unsentList.seen')}
            </button>
          </section>
        )
      })}
      <ol className={classes.list}>
        {waiting.map(({ n, at, deed, person: whose }) => (
          <li key={n}>
            <time>{time(at)}</time>{' '}
            {whose === person.id ? deedWords(deed, words) : <small>{words('crew.unsentList.another')}</small>}
          </li>
        ))}
      </ol>
      <p>
        {waiting.length === 0
          ? words('crew.unsentList.none')
          : busy
            ? words('crew.unsentList.busy')
            : words('crew.unsentList.kept')}
      </p>
    </Sheet>
  )
}
