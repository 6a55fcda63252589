/** Of one figure, or of the figures as they follow one another, upwards or downwards. */
const isRun = (pin: string): boolean => {
  const steps = new Set(Array.from(pin.slice(1), (figure, index) => (Number(figure) - Number(pin[index]) + 10) % 10))
  return steps.size === 1 && [0, 1, 9].some((step) => steps.has(step))
}

/** `121212`, `123123`. */
const isRepeated = (pin: string): boolean => /^(\d+)\1+$/.test(pin)

/** `112233`. */
const isOfPairs = (pin: string): boolean => /^(?:(\d)\1)+$/.test(pin)

/** A shorter number stands in too many PINs by chance for its owner to be refused one. */
const LONG_ENOUGH = 4

const holdsNumberOf = (pin: string, login: string): boolean => {
  const figures = login.replace(/\D/g, '')
  return figures.length >= LONG_ENOUGH && pin.includes(figures)
}

/** Whether a PIN is among those that are tried first, by whoever knows the service number that it goes with. */
export const isEasy = (pin: string, login: string): boolean =>
  isRun(pin) || isRepeated(pin) || isOfPairs(pin) || holdsNumberOf(pin, login)
