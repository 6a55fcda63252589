import type { NewEvent } from '@yordam/journal'

/** A row as a panel's signal leaves it, for journals that are filled without panels. */
export const signalEvent = (index: number): NewEvent => {
  const sequence = String(index % 10_000).padStart(4, '0')
  return {
    type: 'signal-received',
    body: {
      protocol: 'dc09-tcp',
      token: 'SIA-DCS',
      standard: 'SIA',
      code: 'BA',
      zone: '001',
      area: '1',
      sequence,
      hash: (index * 2_654_435_761) % 4_294_967_296,
      raw: `5C1A0025"SIA-DCS"${sequence}L0#A0001[#A0001|Nri1/BA001]`,
    },
  }
}

export const signalStream = (index: number): string =>
  `signal:A${(index % 500).toString(16).toUpperCase().padStart(4, '0')}`
