import { useWords } from '../ui/i18n/index.ts'
import { inDistress } from './figures.ts'
import classes from './Signs.module.css'
import { useWall } from './store.ts'

/** A crew calls for help: above everything, and like nothing else on the wall. */
export const DistressSign = () => {
  const words = useWords()
  const crews = inDistress(useWall((state) => state.units))
  const stations = useWall((state) => state.stations)
  if (crews.length === 0) return null
  return (
    <p className={classes.distress} role="alert" data-testid="distress">
      <strong>{crews.map(({ id }) => id).join(', ')}</strong>
      <span>{words('wall.distress', { count: crews.length })}</span>
      <span>{[...new Set(crews.flatMap(({ area }) => (area && stations.get(area)?.name) || []))].join(', ')}</span>
    </p>
  )
}
