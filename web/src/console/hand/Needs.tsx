import type { Recommendation } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { capabilityWords, needWords } from '../needWords.ts'
import classes from './RecommendedUnits.module.css'

/** What the response plan asks for, and what of it nobody can be sent for. */
export const Needs = ({ recommendation }: { readonly recommendation: Recommendation }) => {
  const words = useWords()
  const { needs, missing, alarm } = recommendation
  return (
    <p className={classes.needs} data-testid="needs">
      <span>
        {words(`needs.alarm${alarm}`)} {needWords(needs, words)}
      </span>
      {missing.length > 0 && (
        <strong data-testid="missing">
          {words('needs.missing', {
            what: missing.map(({ count, oneOf }) => `${count} × ${capabilityWords(oneOf, words)}`).join(', '),
          })}
        </strong>
      )}
    </p>
  )
}
