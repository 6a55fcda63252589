import { setTimeout as sleep } from 'node:timers/promises'
import { createDialler, DiallerError, type DiallerOptions } from '@yordam/dc09'
import type { Planned } from '../model/happenings.ts'
import { bytesOf, messageOf, type Said } from './message.ts'
import type { Profile } from './profile.ts'

/** Where the receiver listens. */
export type Receiver = { readonly host: string; readonly port: number }

/** A panel that is switched on. */
export type Panel = {
  /** Hands it something to report. It says one thing after the other, each until it is acknowledged. */
  report(planned: Planned): void
}

/** Milliseconds before a panel that nobody answered dials again; doubled up to the longest. */
const firstPause = 2_000
const longestPause = 30_000
/** How often a panel tries that will never be acknowledged: nobody knows it, or it sends in clear what must be encrypted. */
const hopelessAttempts = 2

/** Switches a panel on, until the signal switches it off. */
export function startPanel(profile: Profile, receiver: Receiver, signal: AbortSignal): Panel {
  const { quirk } = profile
  const options = diallerOptions(profile, receiver)
  const isHopeless = profile.premises === undefined || quirk === 'lost-its-key'
  const dialler = createDialler(isHopeless ? { ...options, attempts: hopelessAttempts } : options)
  signal.addEventListener('abort', () => dialler.close())

  const say = async (message: Said) => {
    const { sequence } = await dialler.send(message)
    if (quirk === 'repeats-itself') await sendAgain(options, message, Number(sequence))
  }

  const outbox: Said[] = []
  let isSpeaking = false
  const emptyOutbox = async () => {
    isSpeaking = true
    for (let pause = firstPause; outbox.length > 0 && !signal.aborted; ) {
      try {
        await say(outbox[0]!)
        outbox.shift()
        pause = firstPause
      } catch (error) {
        if (!(error instanceof DiallerError)) throw error
        if (isHopeless) outbox.shift()
        else await sleep(pause, undefined, { signal }).catch(() => {})
        pause = Math.min(2 * pause, longestPause)
      }
    }
    isSpeaking = false
  }

  return {
    report(planned) {
      if (planned.sign === 'link-test' && (outbox.length > 0 || !canTestItsLink(profile))) return
      outbox.push(messageOf(planned, profile))
      if (!isSpeaking) emptyOutbox()
    },
  }
}

/** A link test has no data: a panel that names its account only there would be testing nobody's link. */
const canTestItsLink = ({ quirk }: Profile) => quirk !== 'account-in-data-only'

/** Segments into which a panel with a bad modem tears its frames. */
const tornInto = 7

function diallerOptions(profile: Profile, { host, port }: Receiver): DiallerOptions {
  const { transport, account, receiver, line, key, keepsConnection, quirk } = profile
  const quirks = bytesOf(quirk)
  return {
    host,
    port,
    transport,
    account,
    persistent: keepsConnection,
    ...(receiver !== undefined && { receiver }),
    ...(line !== undefined && { line }),
    ...(key !== undefined && quirk !== 'lost-its-key' && { key: Buffer.from(key, 'hex') }),
    ...(quirks && { quirks }),
    ...(quirk === 'split-segments' && { segments: tornInto }),
    ...(quirk === 'slow-clock' && { now: slowClock() }),
  }
}

/** Wrong by minutes when it is switched on, and slow by a tenth after it was set right. */
function slowClock(): () => number {
  const startedAt = Date.now()
  return () => Date.now() - 5 * 60_000 - (Date.now() - startedAt) / 10
}

/** The panel did not notice that it was acknowledged: the same frame, under the same number, on a line of its own. */
async function sendAgain(options: DiallerOptions, message: Said, sequence: number): Promise<void> {
  const again = createDialler({ ...options, persistent: false, attempts: 1, firstSequence: sequence })
  // The message itself has arrived before; whether its repetition does, is nobody's worry.
  await again.send(message).catch(() => {})
  again.close()
}
