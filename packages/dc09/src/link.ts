import type { Source } from './source.ts'

/** The way back to a source: one TCP connection, or the sender of one datagram. */
export interface Link {
  readonly source: Source
  send(reply: Buffer): void
  /** A well-formed frame came; `known` when it is certain to be of a known account. */
  wellFormed(known: boolean): void
  /** Bytes came that are no frame we could take. */
  defective(): void
  /** A frame is being worked on, and its answer may still come. */
  begin(): void
  end(): void
}

/** What a transport hands over. */
export interface LinkHandler {
  frame(bytes: Buffer, link: Link): void
  rubbish(count: number, link: Link): void
}
