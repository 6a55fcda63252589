import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { live } from '../../api/live/scene.ts'
import { premisesSearch } from '../../api/questions.ts'
import { toggleLegend } from '../../map/legend.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { language, languages, nameOfLanguage, speak, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { pagesOf } from '../../ui/pages.ts'
import { preferences, schemes } from '../../ui/preferences.ts'
import { useDesk } from '../desk.ts'
import { focusZone } from '../focus.ts'
import { digitCaps, keys } from '../keys.ts'
import { filterNames } from '../queue/order.ts'
import { askToStand, useCoverage } from '../units/useCoverage.ts'
import type { Overlay } from '../useConsoleKeys.ts'
import { type Entry, matching, openEntries, premisesEntries, type Searchable, searchable } from './entries.ts'
import classes from './Palette.module.css'

interface PaletteProps {
  readonly onClose: () => void
  readonly onOpen: (overlay: Overlay) => void
}

/** As many lines as fit without scrolling far; the rest is found by typing. */
const SHOWN = 40

/** Everything that can be done and everything that is open, by typing a part of its name. */
export const Palette = ({ onClose, onOpen }: PaletteProps) => {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const lines = useLines(onOpen)
  const premises = usePremises(typed)
  const found = [...matching(lines, typed).slice(0, SHOWN), ...premises]

  const chosen = Math.min(at, found.length - 1)
  useEffect(() => {
    document.getElementById(`palette-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    focusZone('queue')
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') run(found[chosen])
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={words('palette.title')} wide onClose={onClose}>
      <input
        className={classes.input}
        value={typed}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found.length ? `palette-${chosen}` : undefined}
        aria-label={words('palette.title')}
        placeholder={words('palette.hint')}
        data-testid="palette"
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
      />
      <div id="palette-list" role="listbox" aria-label={words('palette.title')} className={classes.list}>
        {found.map((entry, place) => (
          // The input has the focus and reads the keys for the list.
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={entry.id}
            id={`palette-${place}`}
            role="option"
            aria-selected={place === chosen}
            className={classes.entry}
            onClick={() => run(entry)}
          >
            <span>{entry.label}</span>
            <span className={classes.more}>{entry.more}</span>
            {entry.cap && <Kbd cap={entry.cap} />}
          </div>
        ))}
        {found.length === 0 && <p className={classes.more}>{words('palette.nothing')}</p>}
      </div>
    </Dialog>
  )
}

/** Long enough to have typed the next letter, ms. */
const TYPING = 160

/** Premises by what was typed, as the server finds them: there may be a hundred thousand. */
const usePremises = (typed: string): readonly Entry[] => {
  const words = useWords()
  const { choose } = useDesk()
  const [wanted] = useDebouncedValue(typed.trim(), TYPING)
  const { data = [] } = useQuery({
    ...premisesSearch(wanted),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  })
  return wanted.length >= 2 && typed.trim() ? premisesEntries(data, words, choose) : []
}

/** What can be done and what is open at the moment in which the palette is opened: nothing jumps while one chooses. */
const useLines = (onOpen: (overlay: Overlay) => void): readonly Searchable[] => {
  const words = useWords()
  const entries = useEntries(onOpen)
  const latest = useRef(entries)
  latest.current = entries
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, and in another language anew
  return useMemo(() => searchable(latest.current()), [words])
}

const useEntries = (onOpen: (overlay: Overlay) => void): (() => readonly Entry[]) => {
  const words = useWords()
  const { me, offer, run, choose, chooseUnit, take, chooseChanged, setFilter, signOut, guide, sending } = useDesk()
  const { moves = [] } = useCoverage() ?? {}
  const navigate = useNavigate()
  const deed = (id: string, label: string, does: () => void, cap: string | null = null): Entry => ({
    id,
    label,
    more: '',
    cap,
    run: does,
  })
  const unit = (id: string) => {
    chooseUnit(id)
    focusZone('units')
  }
  const ofHand = offer.actions.map((action) =>
    deed(
      action.name,
      words(`action.${action.name}`, { unit: action.unit ?? '' }),
      () => run(action),
      action === offer.primary ? keys.primary.cap : action.key && keys[action.key].cap,
    ),
  )
  const toStand = moves.map(({ unit: team, station }) => {
    const name = live.get().stations.get(station)?.name ?? station
    return deed(`stand ${team}`, words('coverage.askToStand', { unit: team, station: name }), () => {
      void sending.send('message', askToStand(team, words('coverage.message', { station: name })), team)
    })
  })
  const overlay = (name: Exclude<Overlay, 'palette' | 'soundTest'>) =>
    deed(name, words(`help.key.${name}`), () => onOpen(name), keys[name].cap)
  return () => [
    ...ofHand,
    ...openEntries(live.get(), language(), words, { thing: choose, unit }),
    deed('take', words('help.key.take'), take, keys.take.cap),
    deed('changed', words('help.key.changed'), chooseChanged, keys.changed.cap),
    ...filterNames.map((name, at) =>
      deed(
        `filter-${name}`,
        `${words('queue.title')}: ${words(`queue.filter.${name}`)}`,
        () => setFilter(name),
        digitCaps.filter(at + 1),
      ),
    ),
    ...toStand,
    overlay('newIncident'),
    overlay('messages'),
    overlay('closures'),
    deed('units', words('help.key.units'), () => focusZone('units'), keys.units.cap),
    deed('legend', words('help.key.legend'), toggleLegend, keys.legend.cap),
    overlay('preferences'),
    deed('soundTest', words('sound.test.title'), () => onOpen('soundTest')),
    overlay('help'),
    ...languages.map((lng) => deed(`language-${lng}`, nameOfLanguage(lng), () => void speak(lng))),
    ...schemes.map((scheme) =>
      deed(`scheme-${scheme}`, `${words('look.scheme')}: ${words(`look.schemes.${scheme}`)}`, () =>
        preferences.change({ scheme }),
      ),
    ),
    deed('guide', words('guide.call'), guide.call),
    ...(me ? pagesOf(me.role) : []).map(({ to, name }) =>
      deed(`page ${to}`, words(`pages.${name}`), () => void navigate({ to })),
    ),
    deed('leave', words('header.leave'), signOut),
  ]
}
