import type { Approval } from '../api/words.ts'

/** Two people may bear one name: a number is nobody else's. */
export const whomWords = ({ name, login }: NonNullable<Approval['whom']>): string => `${name} (${login})`
