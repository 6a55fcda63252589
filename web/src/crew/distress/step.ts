import type { Distress } from '../outbox/asPressed.ts'

/** How far a call for help has come, and who has it in hand. */
export const stepOf = (
  distress: Distress,
): { readonly step: 'unsent' | 'received' | 'taken'; readonly name: string } => {
  if (distress.state === 'unsent') return { step: 'unsent', name: '' }
  const { takenBy } = distress
  return { step: takenBy ? 'taken' : 'received', name: takenBy?.name ?? '' }
}
