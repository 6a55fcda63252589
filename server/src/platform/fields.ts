import { Action, type Role, rightOf } from './identity/rights.ts'
import type { RetentionClass } from './personal.ts'

/** What a field tells of a person. */
export type Category = 'name' | 'number' | 'address' | 'place' | 'free text' | 'user code' | 'photograph' | 'device'

interface Field {
  readonly of: string
  readonly categories: readonly Category[]
  /** The class says what it is for and when it ends. */
  readonly kept: RetentionClass
  /** Events with their part, `event-type.part`, `*` for every event that has it; columns of tables, `schema.table.column`. */
  readonly where: readonly string[]
  /** Who may see it: whoever may do one of these. Nobody, where it is used and not shown. */
  readonly seenBy: readonly Action[]
  /** Who may do one of these, and is told of nobody all the same. */
  readonly notBy?: readonly Role[]
}

const ofPremises = 'who lives or works at the premises'
const ofIncident = 'whoever an incident is about'
const ofAnybody = 'whoever is written about'
const ofCrew = 'the crew of a unit'
const ofStaff = 'staff'

/** Rows of the table of rights that go together. The live push shows those who may ask for a thing what they may see of it. */
const alarms = ['alarm:read', 'past:read'] as const
/** A crew is told of the incidents that it is sent to. */
const incidents = ['incident:read', 'unit:report', 'past:read'] as const
/** They keep the register of units, and need not know who is on one. */
const programs = ['service'] as const
const units = ['unit:read', 'past:read'] as const

/**
 * The registry: every field that says something of a person. Nothing personal is sealed, and no event has a private part,
 * but under a name that stands here; `docs/personal-data.md` is printed from it.
 */
export const fields = {
  'premises-details': {
    of: ofPremises,
    categories: ['name', 'address', 'place', 'free text'],
    kept: 'premises',
    where: ['premises-registered.details', 'premises-changed.details'],
    // A crew finds them in the incident that it is sent to; an incident opened from an alarm takes the address over.
    seenBy: [...alarms, ...incidents, 'premises:read', 'account:read'],
  },
  zones: {
    of: ofPremises,
    categories: ['free text'],
    kept: 'premises',
    where: ['account-registered.zones', 'account-changed.zones'],
    seenBy: [...alarms, 'premises:read', 'account:read', 'signal:read'],
  },
  'panel-key': {
    of: ofPremises,
    categories: ['device'],
    kept: 'panel-key',
    where: ['account-registered.key', 'account-changed.key'],
    seenBy: [],
  },
  'test-reason': {
    of: ofPremises,
    categories: ['free text'],
    kept: 'record',
    where: ['account-put-on-test.reason'],
    seenBy: [],
  },
  'signal-details': {
    of: ofPremises,
    categories: ['user code', 'free text', 'place'],
    kept: 'signal',
    where: ['signal-received.details'],
    seenBy: ['signal:read'],
  },
  'alarm-text': {
    of: ofAnybody,
    categories: ['free text'],
    kept: 'record',
    where: [
      'alarm-taken-over.reason',
      'alarm-handed-over.reason',
      'alarm-given-back.reason',
      'alarm-parked.reason',
      'alarm-noted.text',
      'alarm-closed.note',
    ],
    seenBy: ['alarm:read', 'incident:read'],
  },
  'incident-place': {
    of: ofIncident,
    categories: ['address', 'place'],
    kept: 'incident',
    where: ['incident-opened.place', 'incident-changed.place', 'distress-called-again.place'],
    seenBy: incidents,
  },
  'incident-narrative': {
    of: ofIncident,
    categories: ['free text'],
    kept: 'incident',
    where: ['incident-opened.narrative', 'incident-changed.narrative'],
    seenBy: incidents,
  },
  'incident-text': {
    of: ofAnybody,
    categories: ['free text'],
    kept: 'record',
    where: [
      'incident-noted.text',
      'back-up-wanted.reason',
      'unit-recalled.reason',
      'next-alarm-struck.reason',
      'choice-explained.text',
      'incident-transferred.reason',
      'incident-resolved.note',
      'incident-reopened.reason',
    ],
    seenBy: incidents,
  },
  photograph: {
    of: ofIncident,
    categories: ['photograph'],
    kept: 'incident',
    where: ['pictures.photo.sealed'],
    seenBy: ['incident:read'],
  },
  'unit-crew': {
    of: ofCrew,
    categories: ['name'],
    kept: 'crew',
    where: ['unit-registered.crew', 'unit-changed.crew', 'unit-shift-started.crew'],
    seenBy: units,
    notBy: programs,
  },
  'unit-equipment': {
    of: ofCrew,
    categories: ['free text'],
    kept: 'crew',
    where: ['unit-shift-started.equipment'],
    seenBy: units,
    notBy: programs,
  },
  'unit-text': {
    of: ofCrew,
    categories: ['free text'],
    kept: 'record',
    where: ['unit-status-changed.reason', 'unit-shift-ended.note', 'unit-distress-ended.reason'],
    // Why a unit is out of service stands on the sheet of the next shift; how a call for help ended, with its incident.
    seenBy: ['handover:read', 'incident:read'],
  },
  'call-place': {
    of: ofCrew,
    categories: ['place', 'address'],
    kept: 'crew',
    where: ['unit-distress-raised.place', 'unit-distress-located.place'],
    seenBy: [...units, ...incidents],
    notBy: programs,
  },
  'unit-place': {
    of: ofCrew,
    categories: ['place'],
    kept: 'track',
    where: ['telemetry.unit_position.longitude', 'telemetry.unit_position.latitude', 'telemetry.unit_position.heading'],
    seenBy: units,
    notBy: programs,
  },
  'unit-track': {
    of: ofCrew,
    categories: ['place'],
    kept: 'track',
    where: ['unit_track', 'unit_track_coarse'].flatMap((table) =>
      ['longitude', 'latitude', 'heading'].map((column) => `telemetry.${table}.${column}`),
    ),
    seenBy: ['past:read'],
  },
  'message-text': {
    of: ofAnybody,
    categories: ['free text'],
    kept: 'record',
    where: ['message-sent.text'],
    seenBy: ['message:exchange'],
  },
  'handover-text': {
    of: ofAnybody,
    categories: ['free text'],
    kept: 'record',
    where: ['shift-handed-over.text'],
    seenBy: ['handover:read'],
  },
  'push-phone': {
    of: ofCrew,
    categories: ['device'],
    kept: 'push',
    where: ['push.subscription.sealed'],
    seenBy: [],
  },
  'look-reason': {
    of: ofAnybody,
    categories: ['free text'],
    kept: 'record',
    where: ['looked.text'],
    seenBy: ['look:read'],
  },
  'token-name': {
    of: ofStaff,
    categories: ['name'],
    kept: 'record',
    where: ['token-made.name'],
    seenBy: ['token:read'],
  },
  'approval-request': {
    of: ofStaff,
    categories: ['name', 'free text'],
    kept: 'record',
    where: ['approval-asked.request'],
    seenBy: ['approval:decide'],
  },
  'approval-reason': {
    of: ofStaff,
    categories: ['free text'],
    kept: 'record',
    where: ['approval-refused.reason'],
    seenBy: [],
  },
  'staff-reason': {
    of: ofStaff,
    categories: ['free text'],
    kept: 'record',
    where: ['staff-left.reason', 'staff-returned.reason', 'right-granted.reason', 'keys-recovered.reason'],
    seenBy: ['staff:read'],
  },
  'staff-keys': {
    of: ofStaff,
    categories: ['device'],
    kept: 'key',
    where: [
      'auth.passkey.name',
      'auth.passkey.publicKey',
      'auth.passkey.credentialID',
      'auth.account.accountId',
      'auth.account.password',
      'auth.twoFactor.secret',
      'identity.pin.hash',
    ],
    // The names of their own, by whoever they belong to.
    seenBy: ['keys:own'],
  },
  'sign-in-from': {
    of: ofStaff,
    categories: ['device'],
    kept: 'sign-in',
    where: ['signed-in.from'],
    seenBy: [],
  },
  'staff-name': {
    of: ofStaff,
    categories: ['name'],
    kept: 'office',
    // In clear: whoever acts in office stands by it.
    where: [
      '*.by',
      '*.from',
      '*.to',
      'token-made.person',
      'staff-invited.name',
      'staff-invited.login',
      'staff-changed.name',
      'identity.pass.person',
      'identity.pass.name',
      'identity.pass.let_by',
      'board.look.person',
    ],
    seenBy: [
      ...alarms,
      ...incidents,
      ...units,
      'message:exchange',
      'handover:read',
      'presence:read',
      'screen:hang',
      'closure:read',
      'look:read',
      'token:read',
      'staff:read',
      'session:own',
    ],
  },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields

/** Whether a role may see a field, asking under these rows of the table of rights, or under any. */
export const maySee = (field: FieldName, role: Role, actions: readonly Action[] = rowsOf(role)): boolean => {
  const { seenBy, notBy = [] }: Field = fields[field]
  return !notBy.includes(role) && actions.some((action) => seenBy.includes(action) && allows(role, action))
}

const allows = (role: Role, action: Action): boolean => rightOf(action).roles.includes(role)
const rowsOf = (role: Role): Action[] => Action.options.filter((action) => allows(role, action))
