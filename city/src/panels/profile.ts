import { kindOf } from '../model/kinds.ts'
import type { Premises } from '../model/premises.ts'
import type { Random } from '../model/random.ts'

/** What a badly made panel does. Those that are only a matter of bytes, the dialler knows; the rest is ours. */
export const quirks = [
  'lower-case-hex',
  'binary-crc',
  'wrong-length',
  'empty-line',
  'account-in-data-only',
  'trailing-nul',
  'split-segments',
  'repeats-itself',
  'slow-clock',
  'lost-its-key',
] as const
export type Quirk = (typeof quirks)[number]

/** Quirks of encrypted panels only: without a key there is no clock to be wrong, and no key to be lost. */
const encryptedOnly: readonly Quirk[] = ['slow-clock', 'lost-its-key']
/** Quirks of a stream: a datagram is not split, and ends with its frame. */
const streamOnly: readonly Quirk[] = ['split-segments', 'trailing-nul']

/** How one panel reports. */
export type Profile = {
  readonly number: number
  /** Its premises, by number; none for a panel that nobody registered. */
  readonly premises?: number
  /** `#acct` of the frame. */
  readonly account: string
  readonly receiver?: string
  readonly line?: string
  readonly transport: 'tcp' | 'udp'
  /** Hexadecimal; AES-128, 192 or 256 by its length. */
  readonly key?: string
  readonly standard: 'SIA' | 'CID'
  /** Keeps its connection open, or dials anew for each message. */
  readonly keepsConnection: boolean
  readonly quirk?: Quirk
  /** Seconds from one link test to the next. */
  readonly linkTestEvery: number
}

const strangers = 2
const udpPanels = 40
const timesEachQuirk = 4

/** One panel for each premises, and a few that dial in without being known. */
export function installPanels(premises: readonly Premises[], random: Random): Profile[] {
  const accounts = random.fork('accounts')
  const firstAccount = accounts.whole(0x1200, 0x3000)
  const plain = premises.map(({ number, kind }): Profile => {
    const own = random.fork(number)
    const encrypted = own.chance(kindOf(kind).encrypts)
    return {
      number,
      premises: number,
      account: (firstAccount + 3 * number).toString(16).toUpperCase().padStart(4, '0'),
      ...(own.chance(0.1) && { receiver: '1', line: '2' }),
      transport: 'tcp',
      ...(encrypted && { key: own.hex(own.pick([16, 16, 24, 32])) }),
      standard: own.chance(0.6) ? 'SIA' : 'CID',
      keepsConnection: own.chance(0.55),
      linkTestEvery: own.pick([180, 600, 900, 1800, 1800]),
    }
  })
  const unknown = Array.from(
    { length: strangers },
    (_, index): Profile => ({
      number: premises.length + index,
      account: (0xf00d + 7 * index).toString(16).toUpperCase(),
      transport: 'tcp',
      standard: 'SIA',
      keepsConnection: false,
      linkTestEvery: 300,
    }),
  )
  return [...spoil(overDatagrams(plain, random.fork('udp')), random.fork('quirks')), ...unknown]
}

function overDatagrams(panels: readonly Profile[], random: Random): Profile[] {
  const chosen = new Set(random.shuffled(panels).slice(0, udpPanels))
  return panels.map((panel) => (chosen.has(panel) ? { ...panel, transport: 'udp', keepsConnection: false } : panel))
}

/** Gives each quirk to a few panels that can have it. */
function spoil(panels: readonly Profile[], random: Random): Profile[] {
  const spoiled = new Map<number, Quirk>()
  for (const quirk of quirks) {
    const fit = panels.filter(
      (panel) =>
        !spoiled.has(panel.number) &&
        (!encryptedOnly.includes(quirk) || panel.key) &&
        (!streamOnly.includes(quirk) || panel.transport === 'tcp') &&
        // A receiver and line make up the account: whoever leaves the line or the number out would be somebody else.
        (!['empty-line', 'account-in-data-only'].includes(quirk) || !panel.receiver),
    )
    for (const panel of random.shuffled(fit).slice(0, timesEachQuirk)) spoiled.set(panel.number, quirk)
  }
  return panels.map((panel) => {
    const quirk = spoiled.get(panel.number)
    return quirk ? { ...panel, quirk } : panel
  })
}

/** The account as it is registered: with receiver and line where it belongs to these. */
export const registeredAs = ({ receiver, line, account }: Profile): string =>
  receiver ? `R${receiver}L${line}.${account}` : account
