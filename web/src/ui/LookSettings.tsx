import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from './i18n/index.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import classes from './LookSettings.module.css'
import { colourings, type Preferences, preferences, schemes, textSizes, usePreference } from './preferences.ts'

/** How the pages look to who sits here: it shows at once, so that nobody has to guess what it means. */
export const LookSettings = () => {
  const words = useWords()
  const scheme = usePreference('scheme')
  const colours = usePreference('colours')
  const textSize = usePreference('textSize')
  return (
    <div>
      <Setting name={words('language.choose')}>
        <LanguageSwitch />
      </Setting>
      <Setting name={words('look.scheme')}>
        <SegmentedControl
          size="xs"
          aria-label={words('look.scheme')}
          value={scheme}
          onChange={(chosen) => preferences.change({ scheme: chosen as Preferences['scheme'] })}
          data={schemes.map((value) => ({ value, label: words(`look.schemes.${value}`) }))}
        />
      </Setting>
      <Setting name={words('look.colours')}>
        <SegmentedControl
          size="xs"
          aria-label={words('look.colours')}
          value={colours}
          onChange={(chosen) => preferences.change({ colours: chosen as Preferences['colours'] })}
          data={colourings.map((value) => ({ value, label: words(`look.colourings.${value}`) }))}
        />
        <div className={classes.sample} aria-hidden>
          {[1, 2, 3, 4, 5].map((priority) => (
            <b key={priority} data-priority={priority}>
              {priority}
            </b>
          ))}
        </div>
      </Setting>
      <Setting name={words('look.textSize')}>
        <SegmentedControl
          size="xs"
          aria-label={words('look.textSize')}
          value={String(textSize)}
          onChange={(chosen) => preferences.change({ textSize: Number(chosen) as Preferences['textSize'] })}
          data={textSizes.map((size) => ({ value: String(size), label: `${size} %` }))}
        />
      </Setting>
    </div>
  )
}

/** One line of the preferences: what it is about, and what can be chosen. */
export const Setting = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.row}>
    <span className={classes.name}>{name}</span>
    <div>{children}</div>
  </div>
)
