import type { Sign } from './signs.ts'

/** What a detector or button is for. */
export type Sense = 'door' | 'motion' | 'glass' | 'smoke' | 'gas' | 'water' | 'panic' | 'hold-up' | 'medical' | 'safe'

/** One signal of a story. `of`: the detector that reports it, the user who caused it, or the panel itself. */
export type Step = {
  readonly sign: Sign
  readonly of: Sense | 'user' | 'panel'
  /** Seconds after the step before, from and to; the first step begins the story. */
  readonly after?: readonly [least: number, most: number]
  /** How often it happens at all, 0 to 1; always, if not said. */
  readonly chance?: number
}

/** What can happen at a premises, as its panel reports it. */
export const stories = {
  'break-in': [
    { sign: 'intrusion', of: 'door' },
    { sign: 'intrusion', of: 'motion', after: [4, 12] },
    { sign: 'intrusion-restored', of: 'motion', after: [60, 180], chance: 0.7 },
  ],
  'broken-window': [
    { sign: 'intrusion', of: 'glass' },
    { sign: 'intrusion', of: 'motion', after: [6, 20], chance: 0.5 },
  ],
  'safe-moved': [
    { sign: 'intrusion', of: 'safe' },
    { sign: 'intrusion', of: 'motion', after: [3, 9] },
  ],
  /** The owner forgot the code for a minute: the commonest alarm of all. */
  'clumsy-owner': [
    { sign: 'intrusion', of: 'door' },
    { sign: 'intrusion-restored', of: 'door', after: [2, 6] },
    { sign: 'cancel', of: 'user', after: [8, 30] },
    { sign: 'opening', of: 'user', after: [1, 3] },
  ],
  'cat-or-curtain': [
    { sign: 'intrusion', of: 'motion' },
    { sign: 'intrusion-restored', of: 'motion', after: [3, 10] },
  ],
  'panic-button': [
    { sign: 'panic', of: 'panic' },
    { sign: 'panic', of: 'panic', after: [4, 15], chance: 0.3 },
    { sign: 'panic-restored', of: 'panic', after: [60, 200], chance: 0.6 },
  ],
  'hold-up': [{ sign: 'hold-up', of: 'hold-up' }],
  duress: [
    { sign: 'opening', of: 'user' },
    { sign: 'duress', of: 'panel', after: [1, 2] },
  ],
  fire: [
    { sign: 'smoke', of: 'smoke' },
    { sign: 'mains-lost', of: 'panel', after: [30, 90], chance: 0.3 },
    { sign: 'smoke-restored', of: 'smoke', after: [180, 400], chance: 0.5 },
  ],
  'burnt-pilaf': [
    { sign: 'smoke', of: 'smoke' },
    { sign: 'smoke-restored', of: 'smoke', after: [40, 120] },
  ],
  'gas-leak': [
    { sign: 'gas', of: 'gas' },
    { sign: 'gas-restored', of: 'gas', after: [120, 300], chance: 0.6 },
  ],
  'burst-pipe': [
    { sign: 'water', of: 'water' },
    { sign: 'water-restored', of: 'water', after: [200, 500], chance: 0.5 },
  ],
  'taken-ill': [
    { sign: 'medical', of: 'medical' },
    { sign: 'medical-restored', of: 'medical', after: [90, 240], chance: 0.5 },
  ],
  'battery-low': [
    { sign: 'low-battery', of: 'panel' },
    { sign: 'battery-restored', of: 'panel', after: [200, 700], chance: 0.5 },
  ],
  'mains-lost': [
    { sign: 'mains-lost', of: 'panel' },
    { sign: 'mains-restored', of: 'panel', after: [40, 300], chance: 0.9 },
  ],
  /** What a district without current reports, one after the other, and what it reports when the current is back. */
  'mains-out': [{ sign: 'mains-lost', of: 'panel' }],
  'battery-dying': [{ sign: 'low-battery', of: 'panel' }],
  'path-down': [{ sign: 'path-failed', of: 'panel' }],
  'mains-back': [{ sign: 'mains-restored', of: 'panel' }],
  'battery-charged': [{ sign: 'battery-restored', of: 'panel' }],
  'path-up': [{ sign: 'path-restored', of: 'panel' }],
  tampering: [
    { sign: 'tamper', of: 'panel' },
    { sign: 'tamper-restored', of: 'panel', after: [20, 90], chance: 0.6 },
  ],
} as const satisfies Record<string, readonly Step[]>

export type Story = keyof typeof stories
