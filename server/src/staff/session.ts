import { z } from 'zod'
import { PersonView } from '../platform/identity/person.ts'
import { Way } from '../platform/identity/ways.ts'
import { Instant } from '../platform/words.ts'

/** Who sits at this browser, and what it has to know of their session. */
export const SessionView = PersonView.extend({
  demo: z.boolean().meta({ description: 'Of a demonstration: its phones do not say where their owners are' }),
  way: Way.nullable().meta({ description: 'By what they came in; null for a device' }),
  endsAt: Instant.nullable(),
  locked: z.boolean().meta({ description: 'Until it is unlocked nothing else is answered' }),
  pin: z.boolean().meta({ description: 'Whether they have set a PIN for this shift' }),
  keys: z
    .boolean()
    .meta({ description: 'Whether they have a way in of their own: a passkey, or a password with a second factor' }),
  lockAfter: z
    .int()
    .nullable()
    .meta({ description: 'Seconds without a touch after which the page locks; null: never' }),
  timeZone: z.string().meta({ description: 'By which the days of the duty centre begin', example: 'Asia/Tashkent' }),
}).meta({ id: 'Session' })

export const WaysView = z
  .object({
    demo: z.boolean(),
    people: z.array(PersonView).meta({ description: 'Whom one may be in a demonstration' }),
    organisation: z.string().nullable().meta({ description: 'The name of the organisation’s own sign-in' }),
  })
  .meta({ id: 'WaysIn' })

/** What an authenticator is asked, or says (WebAuthn, JSON forms): better-auth reads it. */
export const WebAuthnJson = z.record(z.string(), z.unknown())
export const Pin = z.string().regex(/^\d{6,12}$/, '6 to 12 digits')
export const Code = z.string().regex(/^\d{6}$/, 'six digits')
export const Password = z.string().min(12).max(128)
