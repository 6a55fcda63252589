import { age } from '../../ui/i18n/format.ts'
import { useWords } from '../../ui/i18n/index.ts'
import type { Picture } from './lanes.ts'
import type { Target } from './targets.ts'

/** The targets of a picture as sentences, for who listens instead of looking. */
export const TargetWords = ({ picture: { rows, to } }: { readonly picture: Picture }) => {
  const words = useWords()
  const sentence = (who: string, { since, dueAt, answeredAt, state }: Target): string =>
    words(`picture.target.${state}`, { who, took: age((answeredAt ?? to) - since), target: age(dueAt - since) })
  return (
    <ul className="heard-only" data-testid="targets">
      {rows.flatMap((row) =>
        row.targets.map((target) => (
          <li key={`${row.unit ?? row.lane} ${target.since}`} data-state={target.state}>
            {sentence(row.unit ?? words(`picture.lane.${row.lane}`), target)}
          </li>
        )),
      )}
    </ul>
  )
}
