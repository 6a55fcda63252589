import type { Capability } from '../../api/words.ts'
import type { Step } from '../job/steps.ts'
import type { Checked, Position } from '../words.ts'

/** What a crew can press that the centre must learn of. Each is sent once, with the time of pressing. */
export type Deed =
  | { readonly kind: 'distress'; readonly position: Position | null }
  | { readonly kind: 'shift-start'; readonly crew: readonly string[]; readonly equipment: readonly Checked[] }
  | { readonly kind: 'shift-end'; readonly note: string | null }
  | { readonly kind: 'step'; readonly assignment: string; readonly step: Step }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'read'; readonly message: string }
  | { readonly kind: 'note'; readonly incident: string; readonly text: string }
  | { readonly kind: 'back-up'; readonly incident: string; readonly capability: Capability | null }
  | { readonly kind: 'photo'; readonly incident: string; readonly jpeg: Blob }

type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { readonly kind: Kind }>

/** Who pressed, and when: an instant by the server's clock, as well as the phone knows it. */
export interface Pressed {
  readonly unit: string
  readonly at: string
}

/** Where a deed goes, and what is sent: a form, or a picture. */
export interface Request {
  readonly path: string
  readonly body: object | Blob
}

/**
 * What is sent one after another. A call for help waits for nothing; a picture that takes minutes on a bad network holds up
 * nothing.
 */
export const lanes = ['urgent', 'usual', 'pictures'] as const
export type Lane = (typeof lanes)[number]

export const laneOf = ({ kind }: Deed): Lane =>
  kind === 'distress' ? 'urgent' : kind === 'photo' ? 'pictures' : 'usual'

type Requests = { readonly [Kind in Deed['kind']]: (deed: DeedOf<Kind>, pressed: Pressed) => Request }

const requests: Requests = {
  distress: ({ position }, { unit, at }) => ({
    path: `/api/units/${unit}/distress`,
    body: { at, ...(position && { position }) },
  }),
  'shift-start': ({ crew, equipment }, { unit, at }) => ({
    path: `/api/units/${unit}/shift`,
    body: { crew, equipment, at },
  }),
  'shift-end': ({ note }, { unit, at }) => ({
    path: `/api/units/${unit}/shift/end`,
    body: { at, ...(note && { note }) },
  }),
  step: ({ assignment, step }, { at }) => ({ path: `/api/assignments/${assignment}/${step}`, body: { at } }),
  message: ({ text }, { at }) => ({ path: '/api/messages', body: { to: { desk: true }, text, at } }),
  read: ({ message }, { at }) => ({ path: `/api/messages/${message}/read`, body: { at } }),
  note: ({ incident, text }, { at }) => ({ path: `/api/incidents/${incident}/note`, body: { text, at } }),
  'back-up': ({ incident, capability }, { at }) => ({
    path: `/api/incidents/${incident}/back-up`,
    body: { at, ...(capability && { capability }) },
  }),
  photo: ({ incident, jpeg }, { at }) => ({
    path: `/api/incidents/${incident}/photos?at=${encodeURIComponent(at)}`,
    body: jpeg,
  }),
}

/** The request that carries a deed to the server. */
export const requestOf = (deed: Deed, pressed: Pressed): Request =>
  (requests[deed.kind] as (deed: Deed, pressed: Pressed) => Request)(deed, pressed)
