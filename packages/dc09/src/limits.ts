/** What protects the receiver. Nobody who has sent a well-formed frame of a known account is limited by the first three. */
export interface Limits {
  /** A stranger's connection without a well-formed frame for so long is closed, however many bytes it drips. */
  readonly strangerTimeoutMs: number
  /** So many connections strangers may have open from one address. Many panels share one behind an operator's NAT. */
  readonly strangerConnections: number
  /** After so many defects on one connection a stranger is hung up on. */
  readonly strangerDefects: number
  /** With so many frames of one connection unanswered, no more are read from it until some are answered. */
  readonly framesPerConnection: number
  /** With so many datagrams unanswered, further ones are dropped; their panels send them again. */
  readonly datagrams: number
  /** A connection that has left so many bytes of replies unread is closed. */
  readonly unreadBytes: number
}

export const defaultLimits: Limits = {
  strangerTimeoutMs: 30_000,
  strangerConnections: 1024,
  strangerDefects: 64,
  framesPerConnection: 1024,
  datagrams: 65_536,
  unreadBytes: 65_536,
}
