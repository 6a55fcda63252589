import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../api/problem.ts'
import { useWords } from '../ui/i18n/index.ts'
import { ProblemText } from '../ui/ProblemText.tsx'
import { QueueChart } from './QueueChart.tsx'
import { QueueTable } from './QueueTable.tsx'
import { hoursShown, queueQuery } from './questions.ts'
import { Zone } from './Zone.tsx'

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
      {error && <ProblemText problem={problemOf(error)} />}
      {data && (
        <>
          <QueueChart buckets={data.buckets} bucketSeconds={data.bucketSeconds} />
          <QueueTable buckets={data.buckets} />
        </>
      )}
    </Zone>
  )
}
