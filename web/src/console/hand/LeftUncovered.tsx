import { useLive } from '../../api/live/useLive.ts'
import type { Recommendation } from '../../api/words.ts'
import { share } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import classes from './RecommendedUnits.module.css'

/** An area is named when it loses so much of its cover. */
const worthNaming = 0.1
const mostNamed = 3

/** What the choice leaves uncovered of the usual calls, and where most. */
export const LeftUncovered = ({ leaves }: { readonly leaves: NonNullable<Recommendation['leaves']> }) => {
  const words = useWords()
  const stations = useLive((state) => state.stations)
  const { before, after, target } = leaves
  const was = new Map(before.areas.map((one) => [one.area, one.share]))
  const losing = after.areas
    .map((one) => ({ ...one, lost: one.share - (was.get(one.area) ?? 0) }))
    .filter(({ lost }) => lost >= worthNaming)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, mostNamed)
  const minutes = Math.round(target / 60)
  if (after.share === 0) return <p className={classes.leaves}>{words('leaves.nothing', { minutes })}</p>
  return (
    <p className={classes.leaves} data-testid="leaves">
      {words('leaves.share', {
        minutes,
        before: share(language(), before.share),
        after: share(language(), after.share),
      })}
      {losing.length > 0 &&
        ` ${words('leaves.where', {
          areas: losing
            .map(
              ({ area, share: left }) =>
                `${area === null ? words('leaves.noArea') : (stations.get(area)?.name ?? area)} ${share(language(), left)}`,
            )
            .join(', '),
        })}`}
    </p>
  )
}
