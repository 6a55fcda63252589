import { type CityTime, day, dayOf, minute, minutesOf } from './week.ts'

/** When a team's car is manned. */
const rotas = {
  'round-the-clock': [
    ['08:00', '20:00'],
    ['20:00', '08:00'],
  ],
  'two-shifts': [
    ['06:00', '14:00'],
    ['14:00', '22:00'],
  ],
  evenings: [['16:00', '02:00']],
  nights: [['21:00', '05:00']],
} as const satisfies Record<string, readonly (readonly [begins: string, ends: string])[]>

export type Rota = keyof typeof rotas

/** From when to when a crew is on duty, and the half hour in the middle that is its own. */
export type Shift = { readonly begins: CityTime; readonly ends: CityTime; readonly rest: Rest }
export type Rest = { readonly begins: CityTime; readonly ends: CityTime }

type Rostered = { readonly id: string; readonly rota: Rota; readonly tardiness: number }

/** How long a break is, and how far from the middle of its shift it may lie: not all eat at once (minutes). */
const restsFor = 25
const restStrays = 90

/** The shifts of a team that touch one day, in order. */
export function shiftsOn({ rota, tardiness, id }: Rostered, dayNumber: number): Shift[] {
  return rotas[rota]
    .flatMap(([from, to]) =>
      [dayNumber - 1, dayNumber].flatMap((date) => {
        const moment = (clock: string) => date * day + (minutesOf(clock) + tardiness) * minute
        const begins = moment(from)
        const ends = moment(to) + (minutesOf(to) <= minutesOf(from) ? day : 0)
        if (ends <= dayNumber * day) return []
        const spread = ((Number(id.replaceAll(/\D/g, '')) * 37) % (2 * restStrays)) - restStrays
        const rest = (begins + ends) / 2 + spread * minute
        return [{ begins, ends, rest: { begins: rest, ends: rest + restsFor * minute } }]
      }),
    )
    .sort((a, b) => a.begins - b.begins)
}

/** The shift that is on at a time, if one is. */
export const shiftAt = (team: Rostered, time: CityTime): Shift | undefined =>
  shiftsOn(team, dayOf(time)).find(({ begins, ends }) => begins <= time && time < ends)

export const isResting = ({ rest }: Shift, time: CityTime): boolean => rest.begins <= time && time < rest.ends
