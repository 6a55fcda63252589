import { useQuery } from '@tanstack/react-query'
import { useWords } from '../ui/i18n/index.ts'
import { outOfServiceCount } from './figures.ts'
import classes from './OutOfOrder.module.css'
import { outOfOrderQuery } from './questions.ts'
import { useWall } from './store.ts'

const kinds = ['silentUnits', 'unknownPanels', 'unreadable', 'onTest'] as const

/** What does not work as it should. That nothing is wrong is said too: silence could mean that nobody looks. */
export const OutOfOrder = () => {
  const words = useWords()
  const { data, isError } = useQuery(outOfOrderQuery)
  const outOfService = useWall(({ units }) => outOfServiceCount(units))
  const wrong = kinds.filter((kind) => data && data[kind] > 0)
  return (
    <ul className={classes.wrong} aria-label={words('wall.outOfOrder')} data-testid="wall-out-of-order">
      {outOfService > 0 && <li>{words('wall.unitsOut', { count: outOfService })}</li>}
      {data && wrong.map((kind) => <li key={kind}>{words(`wall.wrong.${kind}`, { count: data[kind] })}</li>)}
      {data && wrong.length === 0 && outOfService === 0 && <li>{words('wall.allWorks')}</li>}
      {isError && <li>{words('wall.unknownOrder')}</li>}
    </ul>
  )
}
