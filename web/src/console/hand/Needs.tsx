import type { Recommendation } from '../../api/words.ts'
import { age } from '../../ui/i18n/format.ts'
import { type Translate, useWords } from '../../ui/i18n/index.ts'
import classes from './RecommendedUnits.module.css'

type Need = Recommendation['needs'][number]

/** Whoever can do any of them is named by none. */
const anybody = 8

const capabilityWords = ({ oneOf }: Need, words: Translate): string =>
  oneOf.length === anybody
    ? words('backUp.any')
    : oneOf.map((capability) => words(`capability.${capability}`)).join(words('needs.or'))

/** What is asked for at several alarms alike is said once. */
const together = (needs: readonly Need[]): readonly Need[] =>
  [...Map.groupBy(needs, ({ oneOf, within }) => `${oneOf} ${within}`).values()].map((alike) => ({
    ...alike[0]!,
    count: alike.reduce((sum, { count }) => sum + count, 0),
  }))

/** What the response plan asks for, and what of it nobody can be sent for. */
export const Needs = ({ recommendation }: { readonly recommendation: Recommendation }) => {
  const words = useWords()
  const { needs, missing, alarm } = recommendation
  return (
    <p className={classes.needs} data-testid="needs">
      <span>
        {words(`needs.alarm${alarm}`)}{' '}
        {together(needs)
          .map((need) =>
            words('needs.one', {
              count: need.count,
              what: capabilityWords(need, words),
              within: age(need.within * 1_000),
            }),
          )
          .join(' · ')}
      </span>
      {missing.length > 0 && (
        <strong data-testid="missing">
          {words('needs.missing', {
            what: missing.map((need) => `${need.count} × ${capabilityWords(need, words)}`).join(', '),
          })}
        </strong>
      )}
    </p>
  )
}
