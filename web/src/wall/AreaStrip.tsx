import { useWords } from '../ui/i18n/index.ts'
import classes from './AreaStrip.module.css'
import { unitsByArea } from './figures.ts'
import { useWall } from './store.ts'

/** Units free and busy, area by area; an area whose units are all busy stands out by its light. */
export const AreaStrip = () => {
  const words = useWords()
  const units = useWall((state) => state.units)
  const stations = useWall((state) => state.stations)
  const rows = unitsByArea(units, stations)
  if (rows.length === 0) return null
  return (
    <table className={classes.strip} data-testid="wall-areas">
      <caption className={classes.caption}>{words('wall.byArea')}</caption>
      <tbody className={classes.areas}>
        {rows.map(({ area, name, free, busy }) => (
          <tr key={area} className={classes.area} data-none={(free === 0 && busy > 0) || undefined}>
            <th scope="row">{name ?? words('wall.elsewhere')}</th>
            <td>{words('wall.freeBusy', { free, all: free + busy })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
