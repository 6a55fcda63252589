/** The organisation's own sign-in (OpenID Connect). */
export interface OidcSettings {
  /** What its button says. */
  readonly name: string
  /** Its issuer; its document is found below it (OpenID Connect Discovery 1.0, 4). */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that holds the service number. */
  readonly claim: string
}
