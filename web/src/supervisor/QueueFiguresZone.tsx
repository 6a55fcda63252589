import { useQuery } from '@tanstack/react-query'
import { useWords } from '../ui/i18n/index.ts'
import { QueueChart } from './QueueChart.tsx'
import { QueueTable } from './QueueTable.tsx'
import { hoursShown, queueQuery } from './questions.ts'
import { Zone } from './Zone.tsx'
import { ZoneProblem } from './ZoneProblem.tsx'

/** The queue against its targets over the last hours. */
export const QueueFiguresZone = () => {
  const words = useWords()
  const { data, error } = useQuery(queueQuery)
  return (
    <Zone
      title={words('supervisor.queue', { count: hoursShown })}
      testId="queue-figures"
      aside={
        data && <span>{words('supervisor.targets', { urgent: data.targets.urgent, other: data.targets.other })}</span>
      }
    >
      {error && <ZoneProblem error={error} />}
      {data && (
        <>
          <QueueChart buckets={data.buckets} bucketSeconds={data.bucketSeconds} />
          <QueueTable buckets={data.buckets} />
        </>
      )}
    </Zone>
  )
}
