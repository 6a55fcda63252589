import type { Message, Quirks } from '@yordam/dc09'
import type { Planned } from '../model/happenings.ts'
import { signs } from '../model/signs.ts'
import type { Profile, Quirk } from './profile.ts'

/** What a panel says, before it is numbered and addressed. */
export type Said = Pick<Message, 'token' | 'events' | 'data'>

const area = '1'

/** The planned signal in the panel's own language: a link test, DC-03 or Contact ID. */
export function messageOf(
  { sign, number }: Pick<Planned, 'sign' | 'number'>,
  { standard }: Pick<Profile, 'standard'>,
): Said {
  if (sign === 'link-test') return { token: 'NULL', events: [] }
  const { sia, digits } = signs[sign]
  if (standard === 'SIA') {
    const code = {
      standard,
      code: sia,
      modifiers: { ri: area },
      area,
      ...(number !== undefined && { number }),
    } as const
    return { token: 'SIA-DCS', events: [code] }
  }
  const qualifier = digits.startsWith('3') ? 'restore' : 'event'
  const event = {
    standard,
    code: digits.slice(1),
    qualifier,
    modifiers: {},
    area: area.padStart(2, '0'),
    number: (number ?? '').padStart(3, '0'),
  } as const
  return { token: 'ADM-CID', events: [event] }
}

/** Those quirks that are a matter of bytes, in the words of the encoder. */
export const bytesOf = (quirk: Quirk | undefined): Quirks | undefined => (quirk ? quirksOfBytes[quirk] : undefined)

const quirksOfBytes: Readonly<Partial<Record<Quirk, Quirks>>> = {
  'lower-case-hex': { lowerCaseHex: true },
  'binary-crc': { binaryCrc: true },
  'wrong-length': { decimalLength: true },
  'empty-line': { emptyLine: true },
  'account-in-data-only': { accountInDataOnly: true },
  'trailing-nul': { trailingNul: true },
}
