import { useState } from 'react'
import { player } from '../../console/sound/player.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { askForNotices } from '../phone/notices.ts'
import { useCrew } from '../useCrew.ts'
import type { Checked } from '../words.ts'
import { equipmentOf, type Item } from './equipment.ts'
import classes from './Shift.module.css'

type Check = { readonly ok: boolean; readonly note: string }

/** Who is on the unit, and whether everything is there that they need. Pressing its button also opens the phone's doors. */
export const ShiftStart = () => {
  const words = useWords()
  const { person, unit, press } = useCrew()
  const [names, setNames] = useState<readonly string[]>(unit.crew.length ? unit.crew : [''])
  const [checks, setChecks] = useState<Readonly<Partial<Record<Item, Check>>>>({})
  const items = equipmentOf(unit.capabilities)
  const crew = names.map((name) => name.trim()).filter(Boolean)
  const isWhole = crew.length > 0 && items.every((item) => checks[item])

  const check = (item: Item, change: Check) => setChecks((before) => ({ ...before, [item]: change }))
  const begin = () => {
    if (!isWhole) return
    // Browsers let a page sound, and ask for notices, only out of a press of the finger: this one.
    void player.wake()
    void askForNotices()
    const equipment = items.map((item): Checked => {
      const { ok, note } = checks[item]!
      return { item, ok, ...(!ok && note.trim() && { note: note.trim() }) }
    })
    void press({ kind: 'shift-start', crew, equipment })
  }

  return (
    <main className={classes.shift} data-testid="shift-start">
      <h1>{words('crew.shift.start')}</h1>

      <fieldset className={classes.part}>
        <legend>{words('crew.shift.who', { unit: unit.id })}</legend>
        {names.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity than its place
          <div key={place} className={classes.name}>
            <input
              value={name}
              maxLength={100}
              autoComplete="off"
              aria-label={words('crew.shift.name', { number: place + 1 })}
              onChange={({ target }) => setNames(names.with(place, target.value))}
            />
            {names.length > 1 && (
              <button
                type="button"
                className="small"
                aria-label={words('crew.shift.remove', { name: name || String(place + 1) })}
                onClick={() => setNames(names.toSpliced(place, 1))}
              >
                ×
              </button>
            )}
          </div>
        ))}
        {names.length < 12 && (
          <button type="button" className="small" onClick={() => setNames([...names, ''])}>
            {words('crew.shift.add')}
          </button>
        )}
      </fieldset>

      <fieldset className={classes.part}>
        <legend>{words('crew.shift.equipment')}</legend>
        <button
          type="button"
          className="small"
          onClick={() =>
            setChecks((before) =>
              Object.fromEntries(items.map((item) => [item, before[item] ?? { ok: true, note: '' }])),
            )
          }
        >
          {words('crew.shift.restOk')}
        </button>
        {items.map((item) => {
          const known = checks[item]
          return (
            <fieldset key={item} className={classes.item} data-item={item}>
              <legend>{words(`equipment.${item}`)}</legend>
              <div className={classes.choice}>
                <button
                  type="button"
                  className="small"
                  aria-pressed={known?.ok === true}
                  onClick={() => check(item, { ok: true, note: '' })}
                >
                  {words('crew.shift.ok')}
                </button>
                <button
                  type="button"
                  className="small"
                  aria-pressed={known?.ok === false}
                  onClick={() => check(item, { ok: false, note: known?.note ?? '' })}
                >
                  {words('crew.shift.notOk')}
                </button>
              </div>
              {known?.ok === false && (
                <input
                  className={classes.note}
                  value={known.note}
                  maxLength={200}
                  placeholder={words('crew.shift.wrong')}
                  aria-label={words('crew.shift.wrong')}
                  onChange={({ target }) => check(item, { ok: false, note: target.value })}
                />
              )}
            </fieldset>
          )
        })}
      </fieldset>

      <div className={classes.begin}>
        <p id="shift-hint">
          {words(!isWhole ? 'crew.shift.incomplete' : person.demo ? 'crew.shift.opensDemo' : 'crew.shift.opens')}
        </p>
        <button
          type="button"
          className="go"
          aria-disabled={!isWhole}
          aria-describedby="shift-hint"
          onClick={begin}
          data-testid="begin-shift"
        >
          {words('crew.shift.begin')}
        </button>
      </div>
    </main>
  )
}
