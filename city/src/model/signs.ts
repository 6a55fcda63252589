/**
 * What a panel can say, and how it says so in either language: SIA DC-03 and Contact ID.
 * `digits` are those of Contact ID: qualifier (1 new or open, 3 restored or closed) and event.
 */
export const signs = {
  'hold-up': { sia: 'HA', digits: '1122' },
  duress: { sia: 'HA', digits: '1121' },
  panic: { sia: 'PA', digits: '1120' },
  'panic-restored': { sia: 'PR', digits: '3120' },
  medical: { sia: 'MA', digits: '1100' },
  'medical-restored': { sia: 'MR', digits: '3100' },
  smoke: { sia: 'FA', digits: '1111' },
  'smoke-restored': { sia: 'FR', digits: '3111' },
  gas: { sia: 'GA', digits: '1151' },
  'gas-restored': { sia: 'GR', digits: '3151' },
  water: { sia: 'WA', digits: '1154' },
  'water-restored': { sia: 'WR', digits: '3154' },
  intrusion: { sia: 'BA', digits: '1130' },
  'intrusion-restored': { sia: 'BR', digits: '3130' },
  cancel: { sia: 'BC', digits: '1406' },
  tamper: { sia: 'TA', digits: '1137' },
  'tamper-restored': { sia: 'TR', digits: '3137' },
  'low-battery': { sia: 'YT', digits: '1302' },
  'battery-restored': { sia: 'YR', digits: '3302' },
  'mains-lost': { sia: 'AT', digits: '1301' },
  'mains-restored': { sia: 'AR', digits: '3301' },
  'path-failed': { sia: 'NT', digits: '1350' },
  'path-restored': { sia: 'NR', digits: '3350' },
  opening: { sia: 'OP', digits: '1401' },
  closing: { sia: 'CL', digits: '3401' },
  'daily-test': { sia: 'RP', digits: '1602' },
} as const satisfies Record<string, { readonly sia: string; readonly digits: string }>

export type Sign = keyof typeof signs
