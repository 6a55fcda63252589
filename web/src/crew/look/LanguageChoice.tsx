import { language, languages, nameOfLanguage, speak, useWords } from '../../ui/i18n/index.ts'
import { Choice } from './Choice.tsx'

/** Each language by its own name, so that who does not read the present one finds theirs. */
export const LanguageChoice = () => {
  const words = useWords()
  return (
    <Choice
      name={words('language.choose')}
      of={languages}
      label={(one) => nameOfLanguage(one)}
      chosen={language()}
      onChoose={(one) => void speak(one)}
      testId="language"
    />
  )
}
