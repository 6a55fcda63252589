import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { OidcSettings } from './identity/oidc.ts'
import { PlainError } from './plain-error.ts'

/** The settings, each one environment variable. This table is the check at start and the text in the README. */

const port = (meaning: string, fallback: number) =>
  z.coerce.number().int().min(0).max(65_535).default(fallback).meta({ description: meaning })

const seconds = (meaning: string, fallback: number) =>
  z.coerce.number().int().min(1).max(86_400).default(fallback).meta({ description: meaning })

const file = (meaning: string) =>
  z.string().refine(existsSync, 'this file does not exist').optional().meta({ description: meaning })

const hosts = (meaning: string) =>
  z
    .string()
    .regex(/^[\w.-]+(,[\w.-]+)*$/, 'must be host names, separated by commas')
    .optional()
    .meta({ description: meaning })

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const Environment = z.object({
  YORDAM_DATA: z.string().min(1).default('./data').meta({ description: 'The data folder' }),
  YORDAM_HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which it listens' }),
  YORDAM_HTTP_PORT: port('The port of the screens and the API', 8080),
  YORDAM_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .optional()
    .meta({ description: 'What browsers see; default http://localhost:<port>' }),
  YORDAM_TLS_CERT: file('PEM file of a certificate, for HTTPS of our own'),
  YORDAM_TLS_KEY: file('PEM file of its key'),
  YORDAM_PROXIES: z
    .string()
    .refine((list) => list.split(',').every((one) => isIP(one) !== 0), 'must be IP addresses, separated by commas')
    .optional()
    .meta({ description: 'Addresses of proxies in front of it, whose X-Forwarded-For is believed; default: none' }),
  YORDAM_DC09_PORT: port('The port on which panels report, TCP and UDP', 12_300),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional()
    .meta({ description: 'A PostgreSQL of your own; default: one that is started beside the server' }),
  YORDAM_SITE: z.coerce
    .number()
    .int()
    .min(1)
    .max(999)
    .default(1)
    .meta({ description: 'The number of this duty centre' }),
  YORDAM_TARGET_URGENT: seconds('Within how many seconds hold-up, panic, fire, medical and gas are in hand', 30),
  YORDAM_TARGET_OTHER: seconds('Within how many seconds every other alarm is in hand', 90),
  YORDAM_TARGET_ON_SCENE: seconds('Within how many seconds of its opening a unit is on the scene of an incident', 600),
  YORDAM_PLANS: file('JSON file of the response plans of this duty centre; default: the usual ones'),
  YORDAM_DUPLICATE_WINDOW: seconds('For how many seconds the same frame is a repetition', 60),
  YORDAM_PUSH_SERVICES: hosts('Host names of push services beside those of the browsers’ makers, separated by commas'),
  YORDAM_LOCK_AFTER: seconds('After how many seconds without a touch a desk locks itself', 600),
  YORDAM_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .optional()
    .meta({ description: 'The organisation’s own sign-in (OpenID Connect): its issuer' }),
  YORDAM_OIDC_CLIENT: z.string().min(1).optional().meta({ description: 'The client that we are there' }),
  YORDAM_OIDC_SECRET: z.string().min(1).optional().meta({ description: 'Its secret' }),
  YORDAM_OIDC_NAME: z.string().min(1).default('OpenID Connect').meta({ description: 'What its button says' }),
  YORDAM_OIDC_CLAIM: z
    .string()
    .min(1)
    .default('preferred_username')
    .meta({ description: 'The claim that holds the service number' }),
  YORDAM_TIMEZONE: z
    .string()
    .refine(isTimeZone, 'is not a time zone, such as Asia/Tashkent')
    .default('Asia/Tashkent')
    .meta({ description: 'Where days and shifts begin and end' }),
  YORDAM_DEMO_SPEED: z.coerce
    .number()
    .min(0.1)
    .max(60)
    .default(1)
    .meta({ description: 'In a demonstration: how many times as fast as roads allow its crews drive' }),
})

export interface Settings {
  readonly data: string
  readonly host: string
  readonly httpPort: number
  readonly origin: string
  /** Addresses of proxies in front of us, which say from where somebody comes. */
  readonly proxies: readonly string[]
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  readonly dc09Port: number
  readonly databaseUrl: string | undefined
  readonly site: number
  readonly timeZone: string
  /** Push services that phones of crews may be woken by, beside those of the browsers' makers. */
  readonly pushServices: readonly string[]
  /** Seconds within which an alarm is to be in hand, and a unit on the scene of an incident. */
  readonly targets: { readonly urgent: number; readonly other: number; readonly onScene: number }
  /** The file of the response plans; undefined: the usual ones. */
  readonly plans: string | undefined
  /** Seconds without a touch after which a desk locks itself. */
  readonly lockAfter: number
  /** The organisation's own sign-in, where there is one. */
  readonly oidc: OidcSettings | undefined
  /** How many times as fast as roads allow the crews of a demonstration drive, whose clock runs so; of no meaning elsewhere. */
  readonly demoSpeed: number
  /** Milliseconds within which the same account, sequence and content is a retransmission. */
  readonly duplicateWindow: number
}

/** Said at start instead of a stack trace: which setting is wrong, and why. */
export class WrongSettings extends PlainError {
  override readonly name = 'WrongSettings'
}

export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const read = Environment.safeParse(emptyIsAbsent(environment))
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${given(path.join('.'), environment)}: ${message}`)
    throw new WrongSettings(`These settings are wrong:\n${lines.join('\n')}`)
  }
  const { YORDAM_TLS_CERT: cert, YORDAM_TLS_KEY: key, ...rest } = read.data
  if (!cert !== !key) throw new WrongSettings('YORDAM_TLS_CERT and YORDAM_TLS_KEY are needed together, or neither.')
  const origin = rest.YORDAM_ORIGIN ?? `${cert ? 'https' : 'http'}://localhost:${rest.YORDAM_HTTP_PORT}`
  return {
    data: resolve(rest.YORDAM_DATA),
    host: rest.YORDAM_HOST,
    httpPort: rest.YORDAM_HTTP_PORT,
    origin: new URL(origin).origin,
    proxies: rest.YORDAM_PROXIES?.split(',') ?? [],
    tls: cert && key ? { cert, key } : undefined,
    dc09Port: rest.YORDAM_DC09_PORT,
    databaseUrl: rest.DATABASE_URL,
    site: rest.YORDAM_SITE,
    timeZone: rest.YORDAM_TIMEZONE,
    plans: rest.YORDAM_PLANS,
    lockAfter: rest.YORDAM_LOCK_AFTER,
    demoSpeed: rest.YORDAM_DEMO_SPEED,
    oidc: oidcOf(rest),
    pushServices: rest.YORDAM_PUSH_SERVICES?.split(',') ?? [],
    targets: {
      urgent: rest.YORDAM_TARGET_URGENT,
      other: rest.YORDAM_TARGET_OTHER,
      onScene: rest.YORDAM_TARGET_ON_SCENE,
    },
    duplicateWindow: rest.YORDAM_DUPLICATE_WINDOW * 1000,
  }
}

const oidcOf = (given: z.output<typeof Environment>): OidcSettings | undefined => {
  const { YORDAM_OIDC_ISSUER: issuer, YORDAM_OIDC_CLIENT: clientId, YORDAM_OIDC_SECRET: clientSecret } = given
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new WrongSettings('YORDAM_OIDC_ISSUER, YORDAM_OIDC_CLIENT and YORDAM_OIDC_SECRET are needed together.')
  return { issuer, clientId, clientSecret, name: given.YORDAM_OIDC_NAME, claim: given.YORDAM_OIDC_CLAIM }
}

/** `NAME: what it is (default …)`, a line for each setting, for `--help`. */
export const describeSettings = (): string =>
  Object.entries(Environment.shape)
    .map(([name, schema]) => {
      const fallback = schema instanceof z.ZodDefault ? ` (default ${schema.def.defaultValue})` : ''
      return `  ${name.padEnd(18)} ${schema.meta()?.description ?? ''}${fallback}`
    })
    .join('\n')

/** The address of a database may hold a password. */
const secretSettings: ReadonlySet<string> = new Set(['DATABASE_URL', 'YORDAM_OIDC_SECRET'])

/** A setting as it was given; what is secret has no place on a screen. */
const given = (name: string, environment: Readonly<Record<string, string | undefined>>): string =>
  environment[name] === undefined || secretSettings.has(name) ? name : `${name}=${JSON.stringify(environment[name])}`

const emptyIsAbsent = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
