import { families, hotels } from '../names.ts'
import { faults, intruders, windows, workdays } from './habits.ts'
import type { Kind } from './kind.ts'

/** Where people live. */
export const living = {
  flat: {
    count: 210,
    named: (random) => `${random.pick(families)}lar xonadoni`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Dahliz, harakat', 'motion'],
      ['Balkon oynasi', 'glass'],
      ['Oshxona, tutun', 'smoke'],
      ['Oshxona, gaz', 'gas'],
      ['Hammom, suv', 'water'],
      ['Tibbiy tugma', 'medical'],
    ],
    hours: {
      ...workdays({ opens: '18:00', closes: '08:20' }),
      saturday: { opens: '15:30', closes: '11:00' },
      sunday: { opens: '17:00', closes: '12:30' },
    },
    users: [1, 4],
    mishaps: [
      ...intruders,
      ...windows,
      ...faults,
      { story: 'burnt-pilaf', weight: 0.5, when: 'open' },
      { story: 'fire', weight: 0.2, when: 'always' },
      { story: 'gas-leak', weight: 0.3, when: 'always' },
      { story: 'burst-pipe', weight: 0.3, when: 'always' },
      { story: 'taken-ill', weight: 0.35, when: 'open' },
      { story: 'duress', weight: 0.05, when: 'closed' },
    ],
    encrypts: 0.2,
    notes: ['Uyda it bor', 'Keksa ona yolgʻiz yashaydi', '3-qavat, lift ishlamaydi', 'Kalit qoʻshnida, 18-xonadon'],
  },
  entrance: {
    count: 84,
    named: (random) => `${random.whole(1, 8)}-kirish yoʻlagi, trevoga tugmasi`,
    zones: [
      ['Trevoga tugmasi', 'panic'],
      ['Yoʻlak, tutun', 'smoke'],
      ['Yertoʻla eshigi', 'door'],
    ],
    users: [0, 0],
    mishaps: [
      { story: 'panic-button', weight: 2.2, when: 'always' },
      { story: 'fire', weight: 0.2, when: 'always' },
      { story: 'burnt-pilaf', weight: 0.3, when: 'always' },
      { story: 'battery-low', weight: 0.4, when: 'always' },
      { story: 'tampering', weight: 0.5, when: 'always' },
    ],
    encrypts: 0.25,
    notes: ['Domofon kodi qorovulda', 'Yoʻlak yoritilmagan'],
  },
  hotel: {
    count: 6,
    named: (random) => `«${random.pick(hotels)}» mehmonxonasi`,
    zones: [
      ['Qabulxona tugmasi', 'panic'],
      ['2-qavat yoʻlagi, tutun', 'smoke'],
      ['Oshxona, gaz', 'gas'],
      ['Seyf', 'safe'],
      ['Nogironlar xonasi', 'medical'],
    ],
    users: [0, 0],
    mishaps: [
      ...faults,
      { story: 'panic-button', weight: 1.2, when: 'always' },
      { story: 'taken-ill', weight: 0.8, when: 'always' },
      { story: 'burnt-pilaf', weight: 0.5, when: 'always' },
    ],
    encrypts: 0.5,
    notes: ['Evakuatsiya rejasi qabulxonada'],
  },
} as const satisfies Record<string, Kind>
