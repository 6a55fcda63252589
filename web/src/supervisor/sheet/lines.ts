/** How many lines of each list fit on one A4 page in two columns, when all of them are full. */
export const mostLines = {
  distress: 3,
  incidents: 22,
  waiting: 12,
  inHand: 12,
  parked: 8,
  outOfService: 18,
  onTest: 12,
} as const
