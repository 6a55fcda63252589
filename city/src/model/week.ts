/** Time in the city: milliseconds since a Monday, 00:00, on the city's own clock. It has no date and no time zone. */
export type CityTime = number

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** `at('friday', '18:20')`, in the first week. */
export function at(weekday: Weekday, clock: string): CityTime {
  return weekdays.indexOf(weekday) * day + minutesOf(clock) * minute
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** Whole days since the Monday on which the city began. */
export const dayOf = (time: CityTime): number => Math.floor(time / day)
export const weekdayOf = (dayNumber: number): Weekday => weekdays[dayNumber % 7]!
/** The hour of the day that has begun, 0 to 23. */
export const hourOf = (time: CityTime): number => Math.floor((time % day) / hour)

/** `Friday 18:20`, for people. */
export function readable(time: CityTime): string {
  const name = weekdayOf(dayOf(time))
  const minutes = Math.floor((time % day) / minute)
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${clock}`
}
