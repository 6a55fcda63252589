import { useQuery } from '@tanstack/react-query'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import { todayQuery } from './questions.ts'
import classes from './Today.module.css'

/** Times of this day against their targets. */
export const Today = () => {
  const words = useWords()
  const { data, isError } = useQuery(todayQuery)
  if (!data) return <p className={classes.missing}>{isError && words('wall.noFigures')}</p>
  const { alarms, onScene, targets } = data
  const decided = alarms.inTime + alarms.late
  return (
    <dl className={classes.today}>
      <div>
        <dt>{words('wall.inHand', { urgent: targets.urgent, other: targets.other })}</dt>
        <dd data-testid="wall-in-hand">
          {decided === 0 ? '–' : `${Math.floor((100 * alarms.inTime) / decided)} %`} <Of count={decided} />
        </dd>
      </div>
      <div>
        <dt>{words('wall.median', { target: age(targets.onScene * 1000) })}</dt>
        <dd data-testid="wall-median">
          {onScene.median === null ? '–' : age(onScene.median * 1000)} <Of count={onScene.reached} />
        </dd>
      </div>
    </dl>
  )
}

const Of = ({ count }: { readonly count: number }) => {
  const words = useWords()
  return count > 0 && <small>{words('wall.of', { count })}</small>
}
