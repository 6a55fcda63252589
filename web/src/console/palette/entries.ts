import type { LiveState } from '../../api/live/state.ts'
import type { Language, Translate } from '../../ui/i18n/index.ts'
import { alarmThing, incidentThing, rowOfIncident, type Thing } from '../thing.ts'
import { placeOfAlarm, placeOfIncident, titleOfAlarm, titleOfIncident } from '../title.ts'

/** One line of the palette. */
export interface Entry {
  readonly id: string
  readonly label: string
  /** Said in a lesser voice behind it; searched as well. */
  readonly more: string
  /** The key that does the same without the palette. */
  readonly cap: string | null
  readonly run: () => void
}

/** Lines for all that is open: alarms, incidents, and the units by what they are on. */
export const openEntries = (
  state: LiveState,
  language: Language,
  words: Translate,
  choose: { readonly thing: (thing: Thing) => void; readonly unit: (unit: string) => void },
): readonly Entry[] => {
  const line = (id: string, label: string, more: string, thing: Thing): Entry => ({
    id,
    label,
    more,
    cap: null,
    run: () => choose.thing(thing),
  })
  const alarms = [...state.alarms.values()].map((alarm) =>
    line(
      alarmThing(alarm.id),
      titleOfAlarm(alarm, language, words),
      `${alarm.priority} · ${placeOfAlarm(alarm, words)} · ${alarm.account}`,
      alarmThing(alarm.id),
    ),
  )
  const incidents = [...state.incidents.values()].map((incident) =>
    line(
      incidentThing(incident.id),
      words('incident.title', { type: titleOfIncident(incident, words) }),
      `${incident.priority} · ${placeOfIncident(incident, words)} · ${incident.id}`,
      rowOfIncident(state, incident),
    ),
  )
  const units = [...state.units.values()].map((unit): Entry => {
    const incident = unit.incident ? state.incidents.get(unit.incident) : undefined
    const doing = incident && `${titleOfIncident(incident, words)}, ${placeOfIncident(incident, words)}`
    const more = [words(`unitStatus.${unit.status}`), doing].filter(Boolean).join(' · ')
    const run = () => (incident ? choose.thing(rowOfIncident(state, incident)) : choose.unit(unit.id))
    return { id: `unit:${unit.id}`, label: unit.id, more, cap: null, run }
  })
  return [...alarms, ...incidents, ...units]
}

/** Apostrophes of Uzbek are typed in five ways, and accents rarely at all. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’‘ʻʼ`]/gu, '')
    .toLowerCase()

/** The lines in which every typed word occurs, best first: those whose label begins with it, then the rest as they stood. */
export const matching = (entries: readonly Entry[], typed: string): readonly Entry[] => {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const first = wanted[0]
  if (first === undefined) return entries
  const hits = entries.filter(({ label, more }) => {
    const text = plain(`${label} ${more}`)
    return wanted.every((word) => text.includes(word))
  })
  const begins = ({ label }: Entry) => plain(label).startsWith(first)
  return [...hits.filter(begins), ...hits.filter((entry) => !begins(entry))]
}
