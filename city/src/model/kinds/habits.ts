import type { Hours, Mishap } from './kind.ts'

/** What several kinds of premises have in common: the days on which they are open, and what goes wrong there. */
export const workdays = (hours: Hours) => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
})
export const sixDays = (hours: Hours) => ({ ...workdays(hours), saturday: hours })
export const everyDay = (hours: Hours) => ({ ...sixDays(hours), sunday: hours })

export const faults: readonly Mishap[] = [
  { story: 'battery-low', weight: 0.25, when: 'always' },
  { story: 'mains-lost', weight: 0.3, when: 'always' },
  { story: 'tampering', weight: 0.25, when: 'always' },
]
export const intruders: readonly Mishap[] = [
  { story: 'break-in', weight: 1, when: 'closed' },
  { story: 'clumsy-owner', weight: 1.5, when: 'closed' },
  { story: 'cat-or-curtain', weight: 1, when: 'closed' },
]

export const windows: readonly Mishap[] = [{ story: 'broken-window', weight: 0.6, when: 'closed' }]
