import type { StaffMember } from '../api/words.ts'

/** What an administrator may do with somebody who works here, as far as a page can tell; the server has the last word. */
export type Deed = 'link' | 'change' | 'grant' | 'leave' | 'return' | 'recover' | 'promote' | 'signOut'

const deedsOf: Readonly<Record<StaffMember['status'], readonly Deed[]>> = {
  invited: ['link', 'change', 'grant', 'promote', 'leave'],
  active: ['change', 'grant', 'promote', 'signOut', 'recover', 'leave'],
  left: ['return'],
}

/** Nobody changes their own role, gives themselves a right, or leaves by their own hand. */
const notOneself: readonly Deed[] = ['change', 'grant', 'leave', 'recover']

export const deedsWith = (
  { id, status, role }: Pick<StaffMember, 'id' | 'status' | 'role'>,
  me: string,
): readonly Deed[] =>
  deedsOf[status]
    .filter((deed) => id !== me || !notOneself.includes(deed))
    .filter((deed) => deed !== 'promote' || role !== 'administrator')
