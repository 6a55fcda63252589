import { EventSource } from 'eventsource'
import type { AlarmView, IncidentView, MessageView, UnitView } from './words.ts'

/** What is open now, kept current by the live push: of everything at a desk, of its own unit and jobs on a crew's phone. */
export type Board = {
  readonly alarms: ReadonlyMap<string, AlarmView>
  readonly incidents: ReadonlyMap<string, IncidentView>
  readonly units: ReadonlyMap<string, UnitView>
  readonly messages: ReadonlyMap<string, MessageView>
}

type News = {
  readonly alarms?: readonly AlarmView[]
  readonly incidents?: readonly IncidentView[]
  readonly units?: readonly UnitView[]
  readonly messages?: readonly MessageView[]
}

type Watched = { readonly url: string; readonly token: string; readonly signal: AbortSignal }

/** Milliseconds before a stream that the server refused (it was starting, say) is asked for again. */
const pauseAfterRefusal = 2_000

/**
 * Watches `GET /api/live` until the signal ends it. A cut connection is taken up again by itself, from the last event
 * that was seen; the board keeps what it knew meanwhile.
 */
export function watchBoard({ url, token, signal }: Watched): Board {
  const alarms = new Map<string, AlarmView>()
  const incidents = new Map<string, IncidentView>()
  const units = new Map<string, UnitView>()
  const messages = new Map<string, MessageView>()

  const learn = (news: News) => {
    for (const alarm of news.alarms ?? []) keepWhileOpen(alarms, alarm)
    for (const incident of news.incidents ?? []) keepWhileOpen(incidents, incident)
    for (const unit of news.units ?? []) units.set(unit.id, unit)
    for (const message of news.messages ?? []) keepWhileOpen(messages, message)
  }

  let stream: EventSource | undefined
  let retry: NodeJS.Timeout | undefined
  const connect = () => {
    const opened = new EventSource(new URL('/api/live', url), {
      fetch: (address, init) =>
        fetch(address, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
    })
    opened.addEventListener('reset', ({ data }) => {
      for (const known of [alarms, incidents, units, messages]) known.clear()
      learn(JSON.parse(data))
    })
    opened.addEventListener('delta', ({ data }) => learn(JSON.parse(data)))
    opened.addEventListener('error', () => {
      if (opened.readyState === opened.CLOSED) retry = setTimeout(connect, pauseAfterRefusal)
    })
    stream = opened
  }
  if (!signal.aborted) connect()
  signal.addEventListener('abort', () => {
    clearTimeout(retry)
    stream?.close()
  })
  return { alarms, incidents, units, messages }
}

function keepWhileOpen<View extends { id: string; status: string }>(known: Map<string, View>, view: View): void {
  if (view.status === 'closed') known.delete(view.id)
  else known.set(view.id, view)
}
