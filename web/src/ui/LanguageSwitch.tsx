import { SegmentedControl } from '@mantine/core'
import { type Language, language, languages, nameOfLanguage, speak, useWords } from './i18n/index.ts'

interface LanguageSwitchProps {
  readonly brief?: boolean
  /** After a click with a pointer, when the browser has moved the focus here: for a page whose keys belong elsewhere. */
  readonly onPointed?: () => void
}

/** Each language by its own name, so that who does not read the present one finds theirs. */
export const LanguageSwitch = ({ brief = false, onPointed }: LanguageSwitchProps) => {
  const words = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={words('language.choose')}
      value={language()}
      onClick={({ detail }) => {
        // Keys on a radio button make clicks too, but count none.
        if (onPointed && detail > 0) setTimeout(onPointed)
      }}
      onChange={(chosen) => void speak(chosen as Language)}
      data={languages.map((lng) => ({ value: lng, label: nameOfLanguage(lng, brief ? 'brief' : 'own') }))}
    />
  )
}
