import type { Alarm, Incident } from '../api/words.ts'
import type { Language, Translate } from '../ui/i18n/index.ts'
import type { Hand } from './thing.ts'

/** What an alarm is called in a list: what its code means, and where. */
export const titleOfAlarm = ({ meaning, zoneName, zone }: Alarm, language: Language, words: Translate): string => {
  const where = zoneName ?? (isZone(zone) ? words('alarm.zone', { zone }) : null)
  const what = briefTitle(meaning[language])
  return where ? `${what}, ${where}` : what
}

/** Catalogues of codes begin many a meaning with "Alarm:", which of an alarm only pushes out what differs. */
export const briefTitle = (title: string): string => {
  const rest = title.replace(/^(?:Тревога|Trevoga):\s*/u, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** A signal as people read it, and its code for who knows the tables. A code that no table has stands alone. */
export const signalWords = (code: string, meaning: string | undefined): string =>
  meaning === undefined || meaning === code ? code : `${briefTitle(meaning)} (${code})`

/** Zone 000 of Contact ID is no zone: the code is about the panel itself. */
export const isZone = (zone: unknown): zone is string => typeof zone === 'string' && !/^0*$/.test(zone)

/** Where an alarm is. Of an account that nobody registered only the account is known. */
export const placeOfAlarm = ({ premises, account }: Alarm, words: Translate): string =>
  premises ? `${premises.name}, ${premises.address}` : words('alarm.unknownAccount', { account })

/** Of a crew that calls for help one says at once which. */
export const titleOfIncident = ({ type, distress }: Incident, words: Translate): string =>
  [words(`incidentType.${type}`), distress].filter(Boolean).join(': ')

export const placeOfIncident = ({ place }: Incident, words: Translate): string =>
  place?.address ?? words('incident.placeErased')

export const titleOf = ({ alarm, incident }: Hand, language: Language, words: Translate): string => {
  if (alarm) return titleOfAlarm(alarm, language, words)
  return incident ? titleOfIncident(incident, words) : ''
}

export const placeOf = ({ alarm, incident }: Hand, words: Translate): string => {
  if (incident?.place) return incident.place.address
  return alarm ? placeOfAlarm(alarm, words) : ''
}
