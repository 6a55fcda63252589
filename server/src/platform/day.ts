/** The first instant of the day that `now` is in, where days are those of `timeZone`. Milliseconds, UTC. */
export const startOfDay = (now: number, timeZone: string): number => {
  const local = now + offsetAt(now, timeZone)
  const midnight = local - (((local % day) + day) % day)
  // The clocks may have been changed since midnight: the offset that counts is that of midnight itself.
  return midnight - offsetAt(midnight - offsetAt(now, timeZone), timeZone)
}

/** The hour of the week that `now` is in, where the clocks are those of `timeZone`: 0 is Monday from midnight to one. */
export const hourOfWeek = (now: number, timeZone: string): number => {
  const local = now + offsetAt(now, timeZone)
  // The first of January 1970 was a Thursday.
  return (Math.floor(local / hour) + 3 * 24) % (7 * 24)
}

/** The day there: `2026-03-01`. */
export const dateOf = (now: number, timeZone: string): string =>
  new Date(now + offsetAt(now, timeZone)).toISOString().slice(0, 10)

const hour = 3_600_000
const day = 24 * hour

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: number, timeZone: string): number => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return local - Math.floor(instant / 1000) * 1000
}

/** Making one takes longer than using it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
