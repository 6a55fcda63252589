import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '../http/problems.ts'

/** The secret of a new pass: `token_7_…` says of what kind it is and of which site, and then 192 bits that nobody guesses. */
export const newSecret = (kind: string, site: number): string =>
  `${kind}_${site}_${randomBytes(24).toString('base64url')}`

/** Whether this lets a program in, whatever way it is brought: in a header, or where a browser has its cookie. */
export const isOfProgram = (secret: string): boolean => secret.startsWith('token_')

/** The site that a secret says it is of; undefined for what we did not make. */
export const siteIn = (secret: string): number | undefined => {
  const site = /^[a-z]+_(\d{1,9})_[\w-]{32}$/.exec(secret)?.[1]
  return site === undefined ? undefined : Number(site)
}

/** What is brought to the wrong duty centre is told so, and looked up nowhere: it may be good where it is from. */
export const otherSite = (site: number): Problem =>
  new Problem(401, 'other-site', `This was given out by site ${site}, and is good only there.`, { site })

/** As passes are stored: who reads the table cannot come in with what it says. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
