/** How a phone shows the page among its programs (W3C Web App Manifest). One for each language: a manifest has but one name. */
export const manifestOf = (
  language: string,
  { name, shortName }: { readonly name: string; readonly shortName: string },
) => ({
  id: '/crew',
  start_url: '/crew',
  scope: '/crew',
  lang: language,
  name,
  short_name: shortName,
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0b1117',
  icons: [
    { src: '/crew-icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/crew-icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/crew-icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

export const manifestFile = (language: string): string => `crew.${language}.webmanifest`
