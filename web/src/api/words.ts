import type { components, paths } from './schema.d.ts'

/** The words of the API, as its OpenAPI document spells them. The one place that knows how the generated types are named. */
type Words = components['schemas']

/** What somebody may do, or not: a row of the table of rights. */
export type Action = Words['Action']
export type Alarm = Words['Alarm']
/** What waits for a second pair of eyes. */
export type Approval = Words['Approval']
export type Assignment = Words['Assignment']
export type ConsideredUnit = Words['ConsideredUnit']
export type Recommendation = Words['Recommendation']
export type Coverage = Words['Coverage']
export type ChoiceReason = Words['ChoiceReason']
export type Closure = Words['Closure']
/** What of the roads something that is drawn would close. */
export type ClosedRoads = Words['ClosedRoads']
/** What closures do to an incident and to those who are wanted there. */
export type ClosuresAhead = Words['ClosuresAhead']
export type ClosureCause = Words['ClosureCause']
export type Capability = Words['Capability']
/** An incident as the crews see it that are sent to it. */
export type CrewIncident = Words['CrewIncident']
/** That somebody looked, as whom it was about is told. */
export type OwnLook = Words['OwnLook']
export type Person = Words['Person']
/** Who is signed in here, and whether it is to a demonstration. */
export type SignedIn = Words['Session']
export type StaffForm = Words['StaffFormInput']
export type StaffMember = Words['StaffMember']
export type PremisesFound = Words['PremisesFound']
export type Incident = Words['Incident']
export type IncidentType = Words['IncidentType']
export type SignalClass = Words['SignalClass']
/** Between the desk and crews, while it is on the screens. */
export type TextMessage = Words['TextMessage']
export type Present = Words['Present']
export type QueueFigures = Words['QueueFigures']
export type TodayFigures = Words['TodayFigures']
export type DrivingFigures = Words['DrivingFigures']
export type HandoverSheet = Words['HandoverSheet']
export type Handover = Words['Handover']
/** A screen that hangs on a wall. */
export type Screen = Words['Screen']
export type Rights = Words['Rights']
export type Role = Words['Role']
/** By which a program comes in, without its secret. */
export type Token = Words['Token']
/** What a program may be let do. */
export type Scope = Words['TokenForm']['scopes'][number]
export type Station = Words['Station']
export type TimelineEntry = Words['TimelineEntry']
export type Unit = Words['Unit']
/** A line of the log of who looked at what. */
export type Look = Words['Look']
export type LookHour = Words['LookHour']
export type LookBecause = Words['LookBecause']
export type Priority = 1 | 2 | 3 | 4 | 5

/** The paths that take a command: about one thing, or one that makes a new thing. */
export type CommandPath =
  | {
      [Path in keyof paths]: Path extends `${string}/{id}/${string}`
        ? paths[Path] extends { post: unknown }
          ? Path
          : never
        : never
    }[keyof paths]
  | '/api/incidents'
  | '/api/handovers'
  | '/api/messages'
  | '/api/closures'

type JsonOf<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never
export type BodyOf<Path extends CommandPath> = paths[Path] extends { post: { requestBody?: infer Content } }
  ? JsonOf<NonNullable<Content>>
  : never

/** One command, ready to be sent: where, about what (null for what is made by it), and the form filled in. */
export type Order = {
  [Path in CommandPath]: {
    readonly path: Path
    readonly id: Path extends `${string}{id}${string}` ? string : null
    readonly body: BodyOf<Path>
  }
}[CommandPath]
