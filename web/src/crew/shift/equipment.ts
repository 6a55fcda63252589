import type { Capability } from '../../api/words.ts'

/** What is checked at the start of a shift: what every crew has, and what its capabilities need beside that. */
const everyone = ['radio', 'phone', 'vehicle', 'first-aid', 'torch'] as const

const byCapability = {
  patrol: ['body-armour', 'handcuffs'],
  armed: ['body-armour', 'service-weapon'],
  fire: ['breathing-apparatus', 'hoses', 'thermal-camera'],
  medical: ['defibrillator', 'oxygen', 'stretcher', 'medicines'],
  rescue: ['ropes', 'cutting-tools'],
  dog: ['dog-lead', 'dog-water'],
  technical: ['tools', 'gas-detector'],
  'drone-piloted': ['drone', 'batteries'],
} as const satisfies Record<Capability, readonly string[]>

export type Item = (typeof everyone)[number] | (typeof byCapability)[Capability][number]

/** The list of a unit, each thing once. */
export const equipmentOf = (capabilities: readonly Capability[]): readonly Item[] => [
  ...new Set<Item>([...everyone, ...capabilities.flatMap((capability): readonly Item[] => byCapability[capability])]),
]
