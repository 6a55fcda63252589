import type { LiveState } from '../../api/live/state.ts'
import type { PremisesFound } from '../../api/words.ts'
import type { Language, Translate } from '../../ui/i18n/index.ts'
import { alarmThing, incidentThing, premisesThing, rowOfIncident, type Thing } from '../thing.ts'
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

/** Lines made ready for being looked through at each key: thousands of them, as plain text. */
export interface Searchable {
  readonly entry: Entry
  readonly label: string
  readonly text: string
}

export const searchable = (entries: readonly Entry[]): readonly Searchable[] =>
  entries.map((entry) => ({ entry, label: plain(entry.label), text: plain(`${entry.label} ${entry.more}`) }))

/** The lines in which every typed word occurs, best first: those whose label begins with it, then the rest as they stood. */
export const matching = (lines: readonly Searchable[], typed: string): readonly Entry[] => {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const first = wanted[0]
  const hits = lines.filter(({ text }) => wanted.every((word) => text.includes(word)))
  const begins = ({ label }: Searchable) => first !== undefined && label.startsWith(first)
  return [...hits.filter(begins), ...hits.filter((line) => !begins(line))].map(({ entry }) => entry)
}

/** Premises that were found by what was typed. */
export const premisesEntries = (
  found: readonly PremisesFound[],
  words: Translate,
  choose: (thing: Thing) => void,
): readonly Entry[] =>
  found.map(({ id, address, account }) => ({
    id: premisesThing(id),
    label: address,
    more: [words('palette.premises'), account].filter(Boolean).join(' · '),
    cap: null,
    run: () => choose(premisesThing(id)),
  }))
