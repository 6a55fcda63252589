import type { Capability } from '../model/units.ts'

/** As much of what the API answers as the city looks at. The whole is in the server's `/api/openapi.json`. */

type Position = readonly [longitude: number, latitude: number]
type Actor = { readonly id: string; readonly name: string; readonly role: string }

export type AlarmView = {
  readonly id: string
  readonly status: 'waiting' | 'in-hand' | 'closed'
  readonly priority: number
  readonly class: string
  readonly account: string
  readonly premises: { readonly name: string } | null
  readonly openedAt: string
  readonly raisedAt: string
  readonly restoredAt: string | null
  readonly inHandOf: Actor | null
  readonly parkedUntil: string | null
  readonly incident: string | null
}

export type AssignmentView = {
  readonly id: string
  readonly unit: string
  readonly status: 'assigned' | 'acknowledged' | 'en-route' | 'on-scene' | 'cleared' | 'recalled'
}

export type IncidentView = {
  readonly id: string
  readonly status: 'open' | 'dispatched' | 'on-scene' | 'resolved' | 'closed'
  readonly type: string
  readonly priority: number
  /** null once erased, and for a crew that it no longer concerns. */
  readonly place: { readonly position: Position } | null
  readonly assignments: readonly AssignmentView[]
  readonly backUpWanted: { readonly capability: Capability | null } | null
  /** The unit whose crew called for help, where it began so. */
  readonly distress: string | null
  readonly openedAt: string
  readonly openedBy: Actor
}

export type UnitView = {
  readonly id: string
  readonly status: 'available' | 'assigned' | 'en-route' | 'on-scene' | 'clearing' | 'out-of-service'
  /** Names of who is on it. */
  readonly crew: readonly string[]
  /** null: nobody has said that they are on it. */
  readonly shift: { readonly since: string } | null
  readonly distress: { readonly since: string; readonly takenBy: Actor | null; readonly incident: string | null } | null
}

export type MessageView = {
  readonly id: string
  readonly status: 'open' | 'closed'
  readonly from: Actor
  readonly to: { readonly unit: string } | { readonly everybody: string }
  readonly read: readonly { readonly by: Actor }[]
}

/** Who should be sent, and everybody else with the reason why not. */
export type RecommendationView = {
  readonly id: string
  readonly chosen: readonly { readonly unit: string }[]
  readonly considered: readonly { readonly unit: string; readonly why: string }[]
}

/** Roads that the duty centre has declared closed, or slower. */
export type ClosureView = {
  readonly where:
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly [readonly Position[]] }
  /** Only in the direction of the line. */
  readonly oneWay: boolean
  /** How many times as long it takes; null: closed. */
  readonly slower: number | null
  readonly startsAt: string
  readonly endsAt: string | null
  /** null: at all hours. */
  readonly hours: object | null
}
