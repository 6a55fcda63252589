import './tokens.css'

const names = [
  'map-land',
  'map-block',
  'map-park',
  'map-water',
  'map-water-name',
  'map-park-name',
  'map-street',
  'map-street-main',
  'map-casing',
  'map-rail',
  'map-area',
  'map-name',
  'ground-0',
  'ground-1',
  'ground-3',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'ink-on-light',
  'mine',
  'p1',
  'p2',
  'p3',
  'p4',
  'p5',
  'font',
  'text-scale',
] as const

/** What the style is made of: the tokens of the page, as they are now. */
export type Tokens = Readonly<Record<(typeof names)[number], string>>

export const readTokens = (): Tokens => {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Tokens
}

/** Tells when somebody has chosen another scheme, other colours or another size of text. */
export const watchTokens = (watch: (tokens: Tokens) => void): (() => void) => {
  const observer = new MutationObserver(() => watch(readTokens()))
  observer.observe(document.documentElement, { attributeFilter: ['data-scheme', 'data-colours', 'data-text'] })
  return () => observer.disconnect()
}
