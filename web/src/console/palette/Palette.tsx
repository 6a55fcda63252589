import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { live } from '../../api/live/scene.ts'
import { useSession } from '../../api/session.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { language, languages, speak, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from '../desk.ts'
import { focusZone } from '../focus.ts'
import { keys } from '../keys.ts'
import type { Overlay } from '../useConsoleKeys.ts'
import { type Entry, matching, openEntries } from './entries.ts'
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
  const found = matching(useEntries(onOpen), typed).slice(0, SHOWN)

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

const useEntries = (onOpen: (overlay: Overlay) => void): readonly Entry[] => {
  const words = useWords()
  const { offer, run, choose, chooseUnit, take } = useDesk()
  const { leave } = useSession()
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
  return [
    ...ofHand,
    ...openEntries(live.get(), language(), words, { thing: choose, unit }),
    deed('take', words('help.key.take'), take, keys.take.cap),
    deed('newIncident', words('help.key.newIncident'), () => onOpen('newIncident'), keys.newIncident.cap),
    deed('units', words('help.key.units'), () => focusZone('units'), keys.units.cap),
    deed('help', words('help.key.help'), () => onOpen('help'), keys.help.cap),
    ...languages.map((lng) => deed(`language-${lng}`, words('language.own', { lng }), () => void speak(lng))),
    deed('line', words('line.title'), () => void navigate({ to: '/line' })),
    deed('leave', words('header.leave'), () => void leave()),
  ]
}
