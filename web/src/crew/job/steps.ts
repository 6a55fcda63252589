import type { Assignment } from '../../api/words.ts'

/** The steps that a crew reports, in their order; one may be left out, none is taken back. */
export const steps = ['acknowledge', 'en-route', 'on-scene', 'clear'] as const
export type Step = (typeof steps)[number]

type Status = Assignment['status']

/** What an assignment is after each step. */
export const statusAfter = {
  acknowledge: 'acknowledged',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
  clear: 'cleared',
} as const satisfies Record<Step, Status>

/** Where an assignment says when each step was made. */
export const timeOf = {
  acknowledge: 'acknowledgedAt',
  'en-route': 'enRouteAt',
  'on-scene': 'onSceneAt',
  clear: 'clearedAt',
} as const satisfies Record<Step, keyof Assignment>

/** How many steps are behind an assignment of this status; one that was called off has none before it. */
const behind = {
  assigned: 0,
  acknowledged: 1,
  'en-route': 2,
  'on-scene': 3,
  cleared: 4,
  recalled: 4,
} as const satisfies Record<Status, number>

/** The steps that can still be made, the next one first. */
export const stepsAhead = (status: Status): readonly Step[] => steps.slice(behind[status])

/** Not there yet. */
export const isComing = (status: Status): boolean => behind[status] < behind['on-scene']

export const isUnderWay = (status: Status): boolean => behind[status] < steps.length
