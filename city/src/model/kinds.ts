import {
  banks,
  clinics,
  families,
  firms,
  flowers,
  hotels,
  jewellers,
  museums,
  pharmacies,
  railwayStation,
  shops,
  stadiumName,
  teahouses,
  works,
} from './names.ts'
import type { Standing } from './premises.ts'
import type { Random } from './random.ts'
import type { Sense, Story } from './stories.ts'
import type { Weekday } from './week.ts'

/** From when to when somebody is in, `HH:MM`. `opens` after `closes` means over night: a flat. */
export type Hours = { readonly opens: string; readonly closes: string }

/** A story, how often it happens there against the others, and whether people are in: an intruder comes when nobody is. */
export type Mishap = { readonly story: Story; readonly weight: number; readonly when: 'open' | 'closed' | 'always' }

/** One kind of premises and its habits. */
export type Kind = {
  readonly count: number
  readonly named: (random: Random, number: number) => string
  readonly zones: readonly (readonly [name: string, sense: Sense])[]
  /** Days that are left out: closed all day. Without `hours` at all it is never armed. */
  readonly hours?: Partial<Record<Weekday, Hours>>
  readonly users: readonly [least: number, most: number]
  readonly mishaps: readonly Mishap[]
  /** How often its panel encrypts, 0 to 1: who has more to lose pays for it. */
  readonly encrypts: number
  readonly notes?: readonly string[]
  /** Where it is found; among homes, if not said. */
  readonly stands?: Standing
}

const workdays = (hours: Hours) => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
})
const sixDays = (hours: Hours) => ({ ...workdays(hours), saturday: hours })
const everyDay = (hours: Hours) => ({ ...sixDays(hours), sunday: hours })

const faults: readonly Mishap[] = [
  { story: 'battery-low', weight: 0.25, when: 'always' },
  { story: 'mains-lost', weight: 0.3, when: 'always' },
  { story: 'tampering', weight: 0.25, when: 'always' },
]
const intruders: readonly Mishap[] = [
  { story: 'break-in', weight: 1, when: 'closed' },
  { story: 'clumsy-owner', weight: 1.5, when: 'closed' },
  { story: 'cat-or-curtain', weight: 1, when: 'closed' },
]

const windows: readonly Mishap[] = [{ story: 'broken-window', weight: 0.6, when: 'closed' }]

export const kinds = {
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
    named: (random) => `${random.whole(1, 8)}-kirish yoʻlagi, vahima tugmasi`,
    zones: [
      ['Vahima tugmasi', 'panic'],
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
  shop: {
    count: 84,
    named: (random) => `«${random.pick(shops)}» doʻkoni`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Savdo zali, harakat', 'motion'],
      ['Vitrina', 'glass'],
      ['Ombor, tutun', 'smoke'],
      ['Kassa tugmasi', 'hold-up'],
    ],
    hours: everyDay({ opens: '08:30', closes: '21:30' }),
    users: [2, 5],
    mishaps: [
      ...intruders,
      ...windows,
      ...faults,
      { story: 'hold-up', weight: 0.5, when: 'open' },
      { story: 'fire', weight: 0.2, when: 'always' },
      { story: 'duress', weight: 0.1, when: 'closed' },
    ],
    encrypts: 0.3,
    notes: ['Orqa eshik hovli tomonda', 'Rolstavni 22:00 da tushadi'],
  },
  school: {
    count: 26,
    named: (_, number) => `${number}-maktab`,
    zones: [
      ['Bosh eshik', 'door'],
      ['1-qavat yoʻlagi, harakat', 'motion'],
      ['Kompyuter xonasi, harakat', 'motion'],
      ['Oshxona, tutun', 'smoke'],
      ['Direktor tugmasi', 'panic'],
      ['Hamshira xonasi', 'medical'],
    ],
    hours: sixDays({ opens: '07:15', closes: '18:30' }),
    users: [3, 6],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'panic-button', weight: 0.4, when: 'open' },
      { story: 'taken-ill', weight: 0.6, when: 'open' },
      { story: 'burnt-pilaf', weight: 0.3, when: 'open' },
    ],
    encrypts: 0.4,
    notes: ['Darvoza kaliti qorovulda'],
  },
  kindergarten: {
    count: 26,
    named: (random, number) => `${number}-bogʻcha «${random.pick(flowers)}»`,
    zones: [
      ['Bosh eshik', 'door'],
      ['Yoʻlak, harakat', 'motion'],
      ['Oshxona, tutun', 'smoke'],
      ['Tarbiyachi tugmasi', 'panic'],
      ['Hamshira xonasi', 'medical'],
    ],
    hours: workdays({ opens: '06:45', closes: '19:00' }),
    users: [2, 5],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'panic-button', weight: 0.4, when: 'open' },
      { story: 'taken-ill', weight: 0.4, when: 'open' },
      { story: 'burnt-pilaf', weight: 0.4, when: 'open' },
    ],
    encrypts: 0.3,
    notes: ['Ichkarida 120 nafargacha bola'],
  },
  pharmacy: {
    count: 36,
    named: (random) => `«${random.pick(pharmacies)}» dorixonasi`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Zal, harakat', 'motion'],
      ['Vitrina', 'glass'],
      ['Kassa tugmasi', 'hold-up'],
      ['Ombor, tutun', 'smoke'],
    ],
    hours: everyDay({ opens: '08:00', closes: '22:30' }),
    users: [2, 4],
    mishaps: [...intruders, ...windows, ...faults, { story: 'hold-up', weight: 0.8, when: 'open' }],
    encrypts: 0.4,
  },
  bank: {
    count: 20,
    named: (random, number) => `${random.pick(banks)} bank, ${number}-filial`,
    zones: [
      ['Bosh eshik', 'door'],
      ['Operatsion zal, harakat', 'motion'],
      ['Seyfxona', 'safe'],
      ['1-kassa tugmasi', 'hold-up'],
      ['2-kassa tugmasi', 'hold-up'],
      ['Server xonasi, tutun', 'smoke'],
    ],
    hours: workdays({ opens: '08:15', closes: '18:00' }),
    users: [4, 8],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'safe-moved', weight: 1, when: 'closed' },
      { story: 'hold-up', weight: 3, when: 'open' },
      { story: 'duress', weight: 0.4, when: 'closed' },
    ],
    encrypts: 1,
    notes: ['Inkassatsiya 17:00 da; qurolli qoʻriqchi bor'],
  },
  exchange: {
    count: 14,
    named: (_, number) => `${number}-valyuta ayirboshlash shoxobchasi`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Ichkari, harakat', 'motion'],
      ['Kassa tugmasi', 'hold-up'],
      ['Seyf', 'safe'],
    ],
    hours: sixDays({ opens: '09:00', closes: '19:30' }),
    users: [2, 3],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'hold-up', weight: 3, when: 'open' },
      { story: 'safe-moved', weight: 0.6, when: 'closed' },
    ],
    encrypts: 1,
  },
  clinic: {
    count: 16,
    named: (random) => `«${random.pick(clinics)}» klinikasi`,
    zones: [
      ['Bosh eshik', 'door'],
      ['Qabulxona, harakat', 'motion'],
      ['Qabulxona tugmasi', 'panic'],
      ['Palata tugmasi', 'medical'],
      ['Laboratoriya, tutun', 'smoke'],
      ['Kislorod xonasi, gaz', 'gas'],
    ],
    hours: sixDays({ opens: '07:45', closes: '20:00' }),
    users: [3, 6],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'panic-button', weight: 0.8, when: 'open' },
      { story: 'taken-ill', weight: 1.5, when: 'open' },
      { story: 'gas-leak', weight: 0.3, when: 'always' },
    ],
    encrypts: 0.5,
    notes: ['Tez yordam kirishi orqa tomonda'],
  },
  teahouse: {
    count: 24,
    named: (random) => `«${random.pick(teahouses)}» choyxonasi`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Zal, harakat', 'motion'],
      ['Oshxona, tutun', 'smoke'],
      ['Oshxona, gaz', 'gas'],
      ['Kassa tugmasi', 'panic'],
    ],
    hours: everyDay({ opens: '10:00', closes: '23:30' }),
    users: [2, 4],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'panic-button', weight: 0.7, when: 'open' },
      { story: 'burnt-pilaf', weight: 0.8, when: 'open' },
      { story: 'gas-leak', weight: 0.25, when: 'open' },
      { story: 'fire', weight: 0.2, when: 'always' },
    ],
    encrypts: 0.15,
    notes: ['Hovlida tandir bor'],
  },
  office: {
    count: 20,
    named: (random) => `«${random.pick(firms)}» idorasi`,
    zones: [
      ['Bosh eshik', 'door'],
      ['Yoʻlak, harakat', 'motion'],
      ['Server xonasi, tutun', 'smoke'],
      ['Server xonasi, suv', 'water'],
      ['Qabulxona tugmasi', 'panic'],
    ],
    hours: workdays({ opens: '08:45', closes: '18:30' }),
    users: [3, 8],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'burst-pipe', weight: 0.5, when: 'always' },
      { story: 'panic-button', weight: 0.2, when: 'open' },
    ],
    encrypts: 0.5,
  },
  warehouse: {
    count: 12,
    named: (random, number) => `${random.pick(works)}, ${number}-ombor`,
    zones: [
      ['Darvoza', 'door'],
      ['Ombor, harakat', 'motion'],
      ['Ombor, tutun', 'smoke'],
      ['Nasosxona, suv', 'water'],
      ['Qorovul tugmasi', 'panic'],
    ],
    hours: sixDays({ opens: '06:30', closes: '20:30' }),
    users: [3, 6],
    mishaps: [
      ...intruders,
      ...faults,
      { story: 'fire', weight: 0.6, when: 'always' },
      { story: 'burst-pipe', weight: 0.4, when: 'always' },
      { story: 'panic-button', weight: 0.3, when: 'closed' },
    ],
    encrypts: 0.4,
    notes: ['Hududda itlar bor', 'Darvoza 4,5 m, oʻt oʻchirish mashinasi kiradi'],
    stands: 'works',
  },
  'fuel-station': {
    count: 10,
    named: (_, number) => `${number}-yoqilgʻi shoxobchasi`,
    zones: [
      ['Kassa tugmasi', 'hold-up'],
      ['Zal, tutun', 'smoke'],
      ['Kolonka, gaz', 'gas'],
      ['Omborxona eshigi', 'door'],
    ],
    users: [0, 0],
    mishaps: [
      ...faults,
      { story: 'hold-up', weight: 0.8, when: 'always' },
      { story: 'gas-leak', weight: 0.5, when: 'always' },
      { story: 'burnt-pilaf', weight: 0.2, when: 'always' },
    ],
    encrypts: 0.6,
    notes: ['Yer ostida 3 ta sigʻim'],
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
  jeweller: {
    count: 8,
    named: (random) => `«${random.pick(jewellers)}» zargarlik doʻkoni`,
    zones: [
      ['Kirish eshigi', 'door'],
      ['Zal, harakat', 'motion'],
      ['Vitrina', 'glass'],
      ['Seyf', 'safe'],
      ['Sotuvchi tugmasi', 'hold-up'],
    ],
    hours: sixDays({ opens: '10:00', closes: '20:00' }),
    users: [2, 3],
    mishaps: [
      ...intruders,
      ...windows,
      ...faults,
      { story: 'hold-up', weight: 2, when: 'open' },
      { story: 'safe-moved', weight: 0.7, when: 'closed' },
      { story: 'duress', weight: 0.2, when: 'closed' },
    ],
    encrypts: 1,
  },
  museum: {
    count: 2,
    named: (_, number) => `${museums[number - 1]} muzeyi`,
    zones: [
      ['Bosh eshik', 'door'],
      ['1-zal, harakat', 'motion'],
      ['Vitrina', 'glass'],
      ['Zal, tutun', 'smoke'],
      ['Nazoratchi tugmasi', 'panic'],
    ],
    hours: {
      ...sixDays({ opens: '09:30', closes: '18:00' }),
      monday: undefined,
      sunday: { opens: '09:30', closes: '18:00' },
    },
    users: [3, 4],
    mishaps: [...intruders, ...windows, ...faults, { story: 'panic-button', weight: 0.4, when: 'open' }],
    encrypts: 1,
  },
  stadium: {
    count: 1,
    named: () => stadiumName,
    zones: [
      ['A sektor tugmasi', 'panic'],
      ['B sektor tugmasi', 'panic'],
      ['D sektor tugmasi', 'panic'],
      ['Tibbiy punkt', 'medical'],
      ['Kassa tugmasi', 'hold-up'],
      ['Tribuna osti, tutun', 'smoke'],
    ],
    users: [0, 0],
    mishaps: [...faults, { story: 'taken-ill', weight: 0.3, when: 'always' }],
    encrypts: 1,
    notes: ['12 000 oʻrin; xizmat kirishi shimol tomonda'],
    stands: 'stadium',
  },
  'railway-station': {
    count: 1,
    named: () => railwayStation,
    zones: [
      ['Kutish zali tugmasi', 'panic'],
      ['Kassalar tugmasi', 'hold-up'],
      ['Tibbiy punkt', 'medical'],
      ['Yukxona, tutun', 'smoke'],
    ],
    users: [0, 0],
    mishaps: [
      ...faults,
      { story: 'panic-button', weight: 2, when: 'always' },
      { story: 'taken-ill', weight: 1.5, when: 'always' },
    ],
    encrypts: 1,
    notes: ['Navbatchi ichki ishlar punkti 1-perronda'],
    stands: 'railway',
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindOf = (name: KindName): Kind => kinds[name]
