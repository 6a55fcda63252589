import type { Recommendation } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { useDesk } from '../desk.ts'
import { inCounts, needWords } from '../needWords.ts'
import classes from './RecommendedUnits.module.css'

/** What the response plan asks for, and what of it nobody can be sent for. */
export const Needs = ({ recommendation }: { readonly recommendation: Recommendation }) => {
  const words = useWords()
  const { open } = useDesk().recommended
  const { needs, missing, alarm } = recommendation
  const without = [...new Set(open)].map((need) => ({
    ...needs[need]!,
    count: open.filter((one) => one === need).length,
  }))
  return (
    <p className={classes.needs} data-testid="needs">
      <span>
        {words(`needs.alarm${alarm}`)} {needWords(needs, words)}
      </span>
      {without.length > 0 && (
        <strong data-testid="without">{words('needs.without', { what: inCounts(without, words) })}</strong>
      )}
      {missing.length > 0 && (
        <strong data-testid="missing">
          {words('needs.missing', {
            what: inCounts(missing, words),
          })}
        </strong>
      )}
    </p>
  )
}
