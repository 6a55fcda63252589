import { Button, type CSSVariablesResolver, createTheme } from '@mantine/core'

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_theme, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--ink-on-light)' } : {},
      }),
    }),
  },
})

/** Mantine's ten greys, from ink to ground. */
const greys = Object.fromEntries(
  ['ink', 'ink-2', 'ink-3', 'line-strong', 'line', 'ground-3', 'ground-2', 'ground-1', 'ground-0', 'ground-0'].map(
    (token, shade) => [`--mantine-color-dark-${shade}`, `var(--${token})`],
  ),
)

/**
 * Mantine's own names for our tokens. It always draws its dark side: our tokens themselves are dark or light, so its
 * components follow them without being drawn again.
 */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--mantine-scale': 'var(--text-scale)' },
  light: {},
  dark: {
    ...greys,
    // What Mantine writes in white on its dark grounds.
    '--mantine-color-white': 'var(--ink)',
    '--mantine-color-body': 'var(--ground-1)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--ground-2)',
    '--mantine-color-default-hover': 'var(--ground-3)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-filled': 'var(--mine)',
    '--mantine-primary-color-filled-hover': 'var(--mine)',
    '--mantine-primary-color-contrast': 'var(--ink-on-light)',
    // A button without a frame.
    '--mantine-color-blue-light-color': 'var(--mine)',
    '--mantine-color-blue-light-hover': 'var(--mine-wash)',
    '--mantine-color-error': 'var(--ink)',
    '--input-bd-focus': 'var(--mine)',
  },
})

/** The nonce of this page's content security policy; the server wrote it into the page (see `html.cspNonce` in vite.config.ts). */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
