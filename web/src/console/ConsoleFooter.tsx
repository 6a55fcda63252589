import { UnstyledButton } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { type Freshness, freshness, keeping } from '../api/live/freshness.ts'
import { live } from '../api/live/scene.ts'
import { useLive } from '../api/live/useLive.ts'
import { clock } from '../ui/clock.ts'
import { timeOfDay } from '../ui/i18n/format.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { whyNot } from './actions.ts'
import classes from './ConsoleFooter.module.css'
import { useDesk } from './desk.ts'
import { type KeyName, keys } from './keys.ts'
import { restWords } from './restWords.ts'
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
      <NotNow />
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

/** The key that was pressed in vain, and why it did nothing. */
const NotNow = () => {
  const words = useWords()
  const { unoffered, offer, hand, recommended } = useDesk()
  const { key } = unoffered
  const why = whyNot(offer, hand)
  return (
    <p className={classes.notNow} role="status" data-testid="not-now">
      {key && (
        <>
          <Kbd cap={keys[key].cap} />{' '}
          {words('notNow', {
            what: words(`help.key.${key}`),
            why: why ? restWords(why, { ...hand, going: recommended.going }, words) : '',
          })}
        </>
      )}
    </p>
  )
}

const LiveSign = () => {
  const words = useWords()
  const state = useFreshness('state')
  const age = useFreshness('age')
  const kept = useLive(keeping)
  const said = state === 'live' && kept !== 'kept' ? kept : state
  return (
    <span className={classes.live} data-state={said} data-testid="live">
      {words(`live.${said}`, { count: age })}
    </span>
  )
}

/** One part of the freshness, drawn again when it changes: with each message, and with each second of silence. */
export const useFreshness = <Part extends keyof Freshness>(part: Part): Freshness[Part] => {
  const look = () => freshness(live.get(), clock.now())[part]
  useSyncExternalStore(clock.subscribe, look)
  return useSyncExternalStore(live.subscribe, look)
}
