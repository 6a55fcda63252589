import { UnstyledButton } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { type Freshness, freshness } from '../api/live/freshness.ts'
import { live, useLive } from '../api/live/useLive.ts'
import { clock } from '../ui/clock.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import classes from './ConsoleFooter.module.css'
import { type KeyName, keys } from './keys.ts'
import type { Overlay } from './useConsoleKeys.ts'

const shown = ['palette', 'next', 'take', 'primary', 'help'] as const satisfies readonly KeyName[]

/** How old the screen is, how far the journal is sealed, and the keys with which everything begins. */
export const ConsoleFooter = ({ onOpen }: { readonly onOpen: (overlay: Overlay) => void }) => {
  const words = useWords()
  const pulse = useLive((state) => state.pulse)
  return (
    <footer className={classes.footer}>
      <LiveSign />
      {pulse && (
        <>
          <span>
            {pulse.sealedAt
              ? words('footer.sealed', { time: timeOfDay(language(), Date.parse(pulse.sealedAt)) })
              : words('footer.notSealed')}
          </span>
          {pulse.panels !== undefined && <span>{words('footer.panels', { count: pulse.panels })}</span>}
        </>
      )}
      <ul className={classes.keys}>
        {shown.map((name) => (
          <li key={name}>
            {name === 'help' || name === 'palette' ? (
              <UnstyledButton className={classes.key} onClick={() => onOpen(name)}>
                <Kbd cap={keys[name].cap} /> {words(`footer.${name}`)}
              </UnstyledButton>
            ) : (
              <>
                <Kbd cap={name === 'next' ? `${keys.previous.cap}${keys.next.cap}` : keys[name].cap} />{' '}
                {words(`footer.${name}`)}
              </>
            )}
          </li>
        ))}
      </ul>
    </footer>
  )
}

const LiveSign = () => {
  const words = useWords()
  const state = useFreshness('state')
  const age = useFreshness('age')
  return (
    <span className={classes.live} data-state={state} data-testid="live">
      {words(`live.${state}`, { count: age })}
    </span>
  )
}

/** One part of the freshness, drawn again when it changes: with each message, and with each second of silence. */
export const useFreshness = <Part extends keyof Freshness>(part: Part): Freshness[Part] => {
  const look = () => freshness(live.get(), clock.now())[part]
  useSyncExternalStore(clock.subscribe, look)
  return useSyncExternalStore(live.subscribe, look)
}
