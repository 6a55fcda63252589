import type { Journal, RecordedEvent, Sealed } from '@yordam/journal'
import { flat, type Recorded } from '../platform/house/kind.ts'
import type { Language } from '../platform/http/door.ts'
import { instant } from '../platform/words.ts'
import { classOf, entryOf, meaningOf } from './codes.ts'
import { type SignalDetails, type SignalEvent, signalStream } from './received.ts'
import type { SignalView } from './signal.ts'

/** The read side of signals: they are read where they stand, in the journal, newest first. */
export class SignalsBoard {
  readonly #journal: Journal
  readonly #open: (sealed: Sealed) => unknown
  readonly #zoneName: (account: string, zone: string) => string | null
  readonly #site: number

  constructor(
    journal: Journal,
    site: number,
    open: (sealed: Sealed) => unknown,
    zoneName: (account: string, zone: string) => string | null,
  ) {
    this.#journal = journal
    this.#site = site
    this.#open = open
    this.#zoneName = zoneName
  }

  /** The newest signals of an account that came before the position `before`. */
  async page(account: string, before: number | undefined, limit: number, language: Language): Promise<SignalView[]> {
    const to = before === undefined ? undefined : before - 1
    const events = await this.#journal.read({
      stream: signalStream(account),
      newestFirst: true,
      limit,
      ...(to !== undefined && { to }),
    })
    return events.map((event) => this.view(event, language))
  }

  view(event: RecordedEvent, language: Language): SignalView {
    const signal = flat<SignalEvent>(event) as Recorded<SignalEvent>
    const account = event.stream.slice(signalStream('').length)
    const entry = entryOf(signal.standard, signal.code)
    const details = signal.private.details && (this.#open(signal.private.details) as SignalDetails | undefined)
    const zone = signal.zone ?? null
    return {
      id: `${this.#site}-${event.seq}`,
      account,
      known: signal.known ?? true,
      authenticated: signal.authenticated ?? true,
      protocol: signal.protocol,
      token: signal.token,
      standard: signal.standard,
      code: signal.code,
      meaning: meaningOf(signal.standard, signal.code)[language],
      class: classOf(entry),
      restores: entry?.restores ?? null,
      zone,
      zoneName: zone === null ? null : this.#zoneName(account, zone),
      user: details?.user ?? null,
      area: signal.area ?? null,
      text: details?.text ?? null,
      position: details?.position ? [...details.position] : null,
      alarm: signal.alarm ?? null,
      at: instant(signal.panelAt ?? event.at),
      receivedAt: instant(event.at),
      raw: signal.raw ?? details?.raw ?? '',
    }
  }
}
