import { useQuery } from '@tanstack/react-query'
import { useLive } from '../api/live/useLive.ts'
import type { TodayFigures } from '../api/words.ts'
import { age } from '../ui/i18n/format.ts'
import { useWords } from '../ui/i18n/index.ts'
import { todayQuery } from './questions.ts'
import classes from './Tables.module.css'
import { Zone } from './Zone.tsx'
import { ZoneProblem } from './ZoneProblem.tsx'

/** Times against targets since midnight: all, by priority, by area. */
export const TodayZone = () => {
  const words = useWords()
  const { data, error } = useQuery(todayQuery)
  const stations = useLive((state) => state.stations)
  return (
    <Zone title={words('supervisor.today')} testId="today">
      {error && <ZoneProblem error={error} />}
      {data && (
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">{words('supervisor.alarms')}</th>
              <th scope="col">{words('supervisor.inTime')}</th>
              <th scope="col">{words('supervisor.incidents')}</th>
              <th scope="col">{words('supervisor.median', { target: age(data.targets.onScene * 1000) })}</th>
              <th scope="col">{words('supervisor.p90')}</th>
            </tr>
          </thead>
          <tbody>
            <tr className={classes.all}>
              <th scope="row">{words('supervisor.all')}</th>
              <Sides {...data} targets={data.targets} />
            </tr>
            {data.byPriority.map(({ priority, ...sides }) => (
              <tr key={priority} data-priority={priority}>
                <th scope="row" className={classes.priority}>
                  {words('priority', { priority })}
                </th>
                <Sides {...sides} targets={data.targets} />
              </tr>
            ))}
            {data.byArea.map(({ area, ...sides }) => (
              <tr key={area ?? ''} data-area={area ?? ''}>
                <th scope="row">{(area && stations.get(area)?.name) ?? words('supervisor.noArea')}</th>
                <Sides {...sides} targets={data.targets} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Zone>
  )
}

type SidesOf = Pick<TodayFigures, 'alarms' | 'onScene' | 'targets'>

const Sides = ({ alarms, onScene, targets }: SidesOf) => {
  const decided = alarms.inTime + alarms.late
  const took = (seconds: number | null) =>
    seconds === null ? (
      <td className={classes.none}>–</td>
    ) : (
      <td className={seconds > targets.onScene ? classes.missed : undefined}>{age(seconds * 1000)}</td>
    )
  return (
    <>
      <td>{alarms.opened}</td>
      {decided === 0 ? (
        <td className={classes.none}>–</td>
      ) : (
        <td className={alarms.late > 0 ? classes.missed : undefined}>
          {Math.floor((100 * alarms.inTime) / decided)} %
        </td>
      )}
      <td>{onScene.incidents}</td>
      {took(onScene.median)}
      {took(onScene.p90)}
    </>
  )
}
