/** The zone of the duty centre, by which its days begin: its screens show the time there, wherever a browser stands. */

const REMEMBERED = 'yordam-zone'

let zone: string | undefined
let remembered: boolean | undefined

/** Undefined until the server has told it once: then the time is that of the browser. */
export const zoneOfCentre = (): string | undefined => {
  if (!remembered && typeof localStorage !== 'undefined') zone ??= localStorage.getItem(REMEMBERED) ?? undefined
  remembered = true
  return zone
}

/** The server says it with everything that it tells anew. A browser that does not know the zone goes on with its own. */
export const keepZone = (told: string | undefined): void => {
  if (told === undefined || told === zone) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: told })
  } catch {
    return
  }
  zone = told
  if (typeof localStorage !== 'undefined') localStorage.setItem(REMEMBERED, told)
}
