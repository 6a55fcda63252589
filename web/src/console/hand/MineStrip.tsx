import { useSyncExternalStore } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import { language, useWords } from '../../ui/i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { useDesk } from '../desk.ts'
import { keepFocus } from '../focus.ts'
import { digitCaps } from '../keys.ts'
import { useLooked } from '../looked/useLooked.ts'
import { versionOf } from '../looked/version.ts'
import { handOf, type Row } from '../thing.ts'
import { placeOf, titleOf } from '../title.ts'
import { useFlash } from '../useFlash.ts'
import classes from './MineStrip.module.css'
import { mineOf } from './mine.ts'

/** What I have in hand, side by side: which one lies on top, which ones have changed below it, where I was writing. */
export const MineStrip = () => {
  const words = useWords()
  const mine = useLive(mineOf)
  const { thing } = useDesk()
  if (mine.length === 0 || (mine.length === 1 && mine[0] === thing)) return null
  return (
    <nav className={classes.strip} aria-label={words('queue.mine')} data-testid="mine">
      {mine.map((row, at) => (
        <Tab key={row} row={row} digit={at + 1} top={row === thing} />
      ))}
    </nav>
  )
}

const Tab = ({ row, digit, top }: { readonly row: Row; readonly digit: number; readonly top: boolean }) => {
  const words = useWords()
  const { choose, drafts } = useDesk()
  const hand = useLive((state) => handOf(state, row), sameHand)
  const version = useLive((state) => versionOf(state, row))
  const element = useFlash<HTMLButtonElement>(`${version}`)
  const changed = useLooked().changed.has(row)
  const written = useSyncExternalStore(drafts.subscribe, () => drafts.about(`${row} `).length > 0)
  const priority = hand.incident?.priority ?? hand.alarm?.priority
  return (
    <button
      ref={element}
      type="button"
      className={classes.tab}
      aria-current={top || undefined}
      data-thing={row}
      data-priority={priority}
      data-changed={(changed && !top) || undefined}
      data-draft={written || undefined}
      onMouseDown={keepFocus}
      onClick={() => choose(row)}
    >
      <b className={classes.priority}>{priority}</b>
      <span className={classes.name}>
        <span className={classes.line}>
          <span className={classes.title}>{titleOf(hand, language(), words)}</span>
          {written && <span className={classes.draft}>{words('mine.draft')}</span>}
        </span>
        <span className={classes.line}>
          <span className={classes.place}>{placeOf(hand, words)}</span>
          {digit <= 9 && <Kbd cap={digitCaps.mine(digit)} />}
        </span>
      </span>
    </button>
  )
}

const sameHand = (a: ReturnType<typeof handOf>, b: ReturnType<typeof handOf>): boolean =>
  a.alarm === b.alarm && a.incident === b.incident
