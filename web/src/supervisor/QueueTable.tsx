import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { type Bucket, byHour } from './chart.ts'
import classes from './Tables.module.css'

/** The same as the pictures, to be read: hour by hour. */
export const QueueTable = ({ buckets }: { readonly buckets: readonly Bucket[] }) => {
  const words = useWords()
  return (
    <details data-testid="queue-table">
      <summary className={classes.summary}>{words('supervisor.asTable')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words('supervisor.hour')}</th>
            <th scope="col">{words('supervisor.opened')}</th>
            <th scope="col">{words('supervisor.taken')}</th>
            <th scope="col">{words('supervisor.wereLate')}</th>
            <th scope="col">{words('supervisor.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {byHour(buckets).map(({ from, opened, inHand, late, waitingAtEnd }) => (
            <tr key={from}>
              <th scope="row">{timeOfDay(language(), Date.parse(from)).slice(0, 5)}</th>
              <td>{opened}</td>
              <td>{inHand}</td>
              <td>{late}</td>
              <td>{waitingAtEnd}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
