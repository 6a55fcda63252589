import type { Person } from '../api/words.ts'

/** A crew works at a page of its own: it is loaded, not only shown. */
export const CREW_PAGE = '/crew'

export const isCrew = ({ role }: Pick<Person, 'role'>): boolean => role === 'crew'
export const toCrewPage = (): void => location.replace(CREW_PAGE)
