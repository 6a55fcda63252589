import { useLive } from '../../api/live/useLive.ts'
import type { Recommendation } from '../../api/words.ts'
import { share } from '../../ui/i18n/format.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { capabilityWords } from '../needWords.ts'
import classes from './RecommendedUnits.module.css'

/** An area, or a sort of help, is named when it loses so much of its cover. */
const worthNaming = 0.1
const mostNamed = 4
/** And an area only when it loses so many times as much as all together. */
const uneven = 1.5

/** What the choice leaves without anybody in time, of what calls usually need; and of what, and where, most is lost. */
export const LeftUncovered = ({ leaves }: { readonly leaves: NonNullable<Recommendation['leaves']> }) => {
  const words = useWords()
  const stations = useLive((state) => state.stations)
  const { before, after } = leaves
  if (after.share === 0) return <p className={classes.leaves}>{words('leaves.nothing')}</p>
  const kinds = losing(before.kinds, after.kinds, ({ oneOf }) => oneOf.join()).map(({ oneOf, share: left }) => ({
    name: capabilityWords(oneOf, words),
    left,
  }))
  // Where all lose alike, no area is named.
  const most = uneven * (after.share - before.share)
  const areas = losing(before.areas, after.areas, ({ area }) => area ?? '', most).map(({ area, share: left }) => ({
    name: area === null ? words('leaves.noArea') : (stations.get(area)?.name ?? area),
    left,
  }))
  const named = [...kinds, ...areas].slice(0, mostNamed)
  return (
    <p className={classes.leaves} data-testid="leaves">
      {words('leaves.share', { before: share(language(), before.share), after: share(language(), after.share) })}
      {named.length > 0 &&
        ` ${words('leaves.where', {
          areas: named.map(({ name, left }) => `${name} ${share(language(), left)}`).join(', '),
        })}`}
    </p>
  )
}

/** Those that lose, who loses most first. */
const losing = <One extends { readonly share: number }>(
  before: readonly One[],
  after: readonly One[],
  keyOf: (one: One) => string,
  least = 0,
): readonly One[] => {
  const was = new Map(before.map((one) => [keyOf(one), one.share]))
  const lost = (one: One) => one.share - (was.get(keyOf(one)) ?? 0)
  return after.filter((one) => lost(one) >= Math.max(worthNaming, least)).sort((a, b) => lost(b) - lost(a))
}
