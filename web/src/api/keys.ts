import type { Order } from './words.ts'

/** Which `Idempotency-Key` a command goes out with. */
export interface Keys {
  readonly keyFor: (order: Order) => string
  /** The command was answered, or refused: the next one is a new one. */
  readonly answered: () => void
}

/**
 * A command that nobody answered may have arrived all the same. When a person presses again what they just pressed, it goes
 * out under its first key, so that it is carried out once. Anything else in between ends that: who takes an alarm, gives it
 * back and takes it again means it three times.
 */
export const createKeys = (fresh: () => string): Keys => {
  let last: { readonly command: string; readonly key: string } | null = null
  return {
    keyFor(order) {
      const command = JSON.stringify(order)
      if (last?.command !== command) last = { command, key: fresh() }
      return last.key
    },
    answered() {
      last = null
    },
  }
}

/** 128 random bits. `crypto.randomUUID` is not there on a plain-http address in the local network, this is. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
