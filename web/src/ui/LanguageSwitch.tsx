import { SegmentedControl } from '@mantine/core'
import { type Language, language, languages, speak, useWords } from './i18n/index.ts'

/** Each language by its own name, so that who does not read the present one finds theirs. */
export const LanguageSwitch = ({ brief = false }: { readonly brief?: boolean }) => {
  const words = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={words('language.choose')}
      value={language()}
      onChange={(chosen) => void speak(chosen as Language)}
      data={languages.map((lng) => ({ value: lng, label: words(brief ? 'language.brief' : 'language.own', { lng }) }))}
    />
  )
}
