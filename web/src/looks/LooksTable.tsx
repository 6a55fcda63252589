import type { Look } from '../api/words.ts'
import { dayAndTime } from '../ui/i18n/format.ts'
import { language, type Translate, useWords } from '../ui/i18n/index.ts'
import { thingWords } from '../ui/reason/thingWords.ts'
import { SmallButton } from '../ui/SmallButton.tsx'
import classes from './Looks.module.css'
import type { Filters } from './questions.ts'

interface LooksTableProps {
  readonly looks: readonly Look[]
  /** Shows only what this says. */
  readonly narrow: (filters: Filters) => void
}

/** One line for each look. Who and what are buttons: one press shows everything of theirs. */
export const LooksTable = ({ looks, narrow }: LooksTableProps) => {
  const words = useWords()
  return (
    <table className={classes.table} data-testid="looks" aria-label={words('looks.title')}>
      <thead>
        <tr>
          {(['at', 'who', 'what', 'why', 'marks', 'seat'] as const).map((name) => (
            <th key={name}>{words(`looks.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {looks.map((look) => (
          <tr key={look.id} data-look={look.id} data-thing={look.thing} data-marks={look.marks.join(' ')}>
            <td>{dayAndTime(language(), Date.parse(look.at))}</td>
            <td>
              <SmallButton tight onClick={() => narrow({ by: look.by.id })}>
                {look.by.name}
              </SmallButton>
            </td>
            <td>
              <SmallButton tight onClick={() => narrow({ thing: look.thing })}>
                {thingWords(look.thing, words)}
              </SmallButton>
              {look.thing === 'search' && <> {words('looks.found', { count: look.subjects.length })}</>}
            </td>
            <td>{purposeWords(look.purpose, words)}</td>
            <td>
              {look.marks.map((mark) => (
                <span key={mark} className={classes.unusual}>
                  {words(`looks.mark.${mark}`)}
                </span>
              ))}
            </td>
            <td className={classes.seat}>{look.seat}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const purposeWords = ({ for: kind, id, because, text }: Look['purpose'], words: Translate): string => {
  const reason = because ? words(`reason.because.${because}`) : ''
  return [words(`looks.purposes.${kind}`, { id, because: reason }), text].filter(Boolean).join(': ')
}
