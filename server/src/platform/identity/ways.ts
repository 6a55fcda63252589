import { z } from 'zod'

/** By what somebody came in. */
export const Way = z.enum(['passkey', 'password', 'oidc', 'pin', 'link', 'demo']).meta({ id: 'Way' })
export type Way = z.infer<typeof Way>

/** By which of better-auth's own endpoints a session began; those that are our own say it themselves. */
const paths: readonly (readonly [string, Way])[] = [
  ['/passkey/', 'passkey'],
  ['/two-factor/', 'password'],
  ['/callback/', 'oidc'],
]

export const wayOfPath = (path: string | undefined): Way | undefined =>
  paths.find(([start]) => path?.startsWith(start))?.[1]

/** Ways that prove more than that somebody once got a link or saw a PIN: after them a PIN may be set for the shift. */
export const isStrong = (way: Way): boolean => way === 'passkey' || way === 'password' || way === 'oidc'
