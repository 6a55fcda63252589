import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keepConnected } from '../api/live/connection.ts'
import { every, welcome } from '../api/live/follow.ts'
import type { Link } from '../api/live/messages.ts'
import { sessionQuery } from '../api/session.ts'
import { afterHearing, type OfficeMessage } from './heard.ts'
import { approvalsQuery } from './questions.ts'

/** Keeps what waits for a second pair of eyes current, for as long as the page is there. Returns how the line stands. */
export const useApprovals = (): Link => {
  const queries = useQueryClient()
  const [link, setLink] = useState<Link>('connecting')
  useEffect(
    () =>
      keepConnected<OfficeMessage>(
        {
          open: () => new EventSource('/api/approvals/live'),
          welcome: welcome(() => queries.setQueryData(sessionQuery.queryKey, null)),
          every,
          now: Date.now,
        },
        {
          hear(message) {
            queries.setQueryData(approvalsQuery.queryKey, (known = []) => [...afterHearing(known, message)])
          },
          link: setLink,
        },
      ),
    [queries],
  )
  return link
}
