import type { FastifySchemaValidationError } from 'fastify'

/** What is wrong with a field of a request, for screens to say in their words; `message` is the schema's own, for developers. */
export interface Fault {
  readonly path: string
  readonly wrong: Wrong
  /** The least or the most that is taken, where it is that. */
  readonly limit?: number
  readonly message: string
}
type Wrong = keyof typeof says

/** In English, for who reads answers of the API; `#` is the limit. */
const says = {
  missing: 'is missing',
  'too-short': 'is too short: # at least',
  'too-long': 'is too long: # at most',
  'too-small': 'is too small: # at least',
  'too-large': 'is too large: # at most',
  'too-few': 'has too few entries: # at least',
  'too-many': 'has too many entries: # at most',
  'not-one-of': 'is none of those that are possible',
  'wrong-form': 'does not have its form',
  unfit: 'does not fit',
} as const

/** Of strings and lists it is how long they are. */
const least: Readonly<Record<string, Wrong>> = { string: 'too-short', array: 'too-few' }
const most: Readonly<Record<string, Wrong>> = { string: 'too-long', array: 'too-many' }

/** By what a schema of zod finds fault with (its `code` comes as `keyword`). */
const wrongBy: Readonly<Record<string, (origin: string, message: string) => Wrong>> = {
  invalid_type: (_, message) => (message.endsWith('received undefined') ? 'missing' : 'wrong-form'),
  too_small: (origin) => least[origin] ?? 'too-small',
  too_big: (origin) => most[origin] ?? 'too-large',
  invalid_value: () => 'not-one-of',
  invalid_format: () => 'wrong-form',
}

export const faultOf = ({ instancePath: path, keyword, message = '', params }: FastifySchemaValidationError): Fault => {
  const limit = params.minimum ?? params.maximum
  const wrong = wrongBy[keyword]?.(String(params.origin), message) ?? 'unfit'
  // Nothing but blanks is nothing.
  if (wrong === 'too-short' && limit === 1) return { path, wrong: 'missing', message }
  return { path, wrong, ...(typeof limit === 'number' && { limit }), message }
}

/** The whole of it is wrong where the path names no field. */
export const faultTitle = ({ path, wrong, limit }: Fault): string =>
  `The request does not have the form that is documented: ${path.slice(1).replaceAll('/', '.') || 'it'} ${says[wrong].replace('#', String(limit))}.`
