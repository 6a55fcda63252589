import type { Journal, RecordedEvent, Sealed } from '@yordam/journal'
import { flat, type Recorded } from '../platform/house/kind.ts'
import type { Language } from '../platform/http/door.ts'
import { instant } from '../platform/words.ts'
import { classOf, entryOf, meaningOf } from './codes.ts'
import { type SignalDetails, type SignalEvent, signalStream } from './received.ts'
import type { OpenedSignalView, SignalView } from './signal.ts'

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

  /** A signal by its name; undefined where there is none. */
  async find(id: string): Promise<RecordedEvent | undefined> {
    const seq = new RegExp(`^${this.#site}-(\\d{1,15})$`).exec(id)?.[1]
    if (seq === undefined) return undefined
    const [event] = await this.#journal.read({ from: Number(seq), to: Number(seq) })
    return event?.type === ('signal-received' satisfies SignalEvent['type']) ? event : undefined
  }

  /** The account that a signal came from; undefined where there is no such signal. */
  async accountOf(id: string): Promise<string | undefined> {
    return (await this.find(id))?.stream.slice(signalStream('').length)
  }

  /** One signal with its private part. */
  opened(event: RecordedEvent, language: Language): OpenedSignalView {
    const { raw, private: parts } = flat<SignalEvent>(event) as Recorded<SignalEvent>
    const details = parts.details && (this.#open(parts.details) as SignalDetails | undefined)
    const view = this.view(event, language)
    return {
      ...view,
      zoneName: view.zone === null ? null : this.#zoneName(view.account, view.zone),
      user: details?.user ?? null,
      text: details?.text ?? null,
      position: details?.position ? [...details.position] : null,
      raw: raw ?? details?.raw ?? '',
    }
  }

  view(event: RecordedEvent, language: Language): SignalView {
    const signal = flat<SignalEvent>(event) as Recorded<SignalEvent>
    const account = event.stream.slice(signalStream('').length)
    const entry = entryOf(signal.standard, signal.code)
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
      area: signal.area ?? null,
      alarm: signal.alarm ?? null,
      at: instant(signal.panelAt ?? event.at),
      receivedAt: instant(event.at),
    }
  }
}
