import { Capability } from '../units/unit.ts'
import type { Need } from './need.ts'
import type { ResponsePlans } from './plan.ts'

const units = (count: number, oneOf: Capability | readonly Capability[], within: number): Need => ({
  oneOf: [oneOf].flat() as Capability[],
  count,
  within,
})
const anyone = Capability.options
const every = [1, 2, 3, 4, 5]

/**
 * What is sent where a duty centre has no plans of its own. Seconds: a first fire engine within 240 and the whole first alarm
 * within 480 of travel, as NFPA 1710 (4.1.2.1) has it; the same 480 for medical crews; the rest are the usual order of urgency.
 */
export const usualPlans: ResponsePlans = [
  // Whoever is near helps a crew; and of those who can protect it, two.
  { types: ['distress'], priorities: every, alarms: [[units(2, ['armed', 'patrol'], 300), units(1, anyone, 300)]] },
  {
    types: ['hold-up', 'panic'],
    priorities: [1],
    alarms: [
      [units(1, 'patrol', 300), units(1, 'armed', 480)],
      [units(2, 'patrol', 600), units(1, 'armed', 600), units(1, 'medical', 600)],
      [units(3, 'patrol', 900), units(2, 'armed', 900)],
    ],
  },
  {
    types: ['hold-up', 'panic'],
    priorities: [2, 3, 4, 5],
    alarms: [[units(1, 'patrol', 480)], [units(1, 'patrol', 600), units(1, 'armed', 600)]],
  },
  {
    types: ['intrusion'],
    priorities: every,
    alarms: [[units(1, 'patrol', 600)], [units(1, 'patrol', 600), units(1, 'dog', 900)]],
  },
  {
    types: ['fire'],
    priorities: [1, 2],
    alarms: [
      [units(1, 'fire', 240), units(1, 'fire', 480), units(1, 'medical', 480)],
      [units(2, 'fire', 600), units(1, 'medical', 600), units(1, 'patrol', 600)],
      [units(3, 'fire', 900), units(1, 'technical', 900), units(1, 'patrol', 900)],
    ],
  },
  {
    types: ['fire'],
    priorities: [3, 4, 5],
    alarms: [[units(1, 'fire', 480)], [units(2, 'fire', 600), units(1, 'medical', 600)]],
  },
  {
    types: ['medical'],
    priorities: every,
    alarms: [[units(1, 'medical', 480)], [units(2, 'medical', 600), units(1, 'rescue', 600)]],
  },
  {
    types: ['traffic'],
    priorities: [1, 2],
    // Who cuts people out of cars may be who puts the fire out: a crew of both counts for both.
    crewsCoverSeveral: true,
    alarms: [
      [units(1, 'patrol', 600), units(1, 'medical', 480), units(1, 'rescue', 600)],
      [units(1, 'patrol', 600), units(2, 'medical', 600), units(1, 'fire', 600)],
    ],
  },
  {
    types: ['traffic'],
    priorities: [3, 4, 5],
    alarms: [[units(1, 'patrol', 900)], [units(1, 'patrol', 900), units(1, 'medical', 600)]],
  },
  {
    types: ['disturbance'],
    priorities: every,
    alarms: [[units(1, 'patrol', 600)], [units(2, 'patrol', 600), units(1, 'armed', 900)]],
  },
  { types: ['technical'], priorities: every, alarms: [[units(1, 'technical', 1_800)], [units(1, 'technical', 1_800)]] },
  { types: ['other'], priorities: every, alarms: [[units(1, anyone, 900)], [units(1, anyone, 900)]] },
]
