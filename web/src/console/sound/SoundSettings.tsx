import { Slider, Switch } from '@mantine/core'
import { useWords } from '../../ui/i18n/index.ts'
import { Setting } from '../../ui/LookSettings.tsx'
import { type Loudness, loudnessOf, preferences, usePreference } from '../../ui/preferences.ts'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { alwaysOn, type SoundKind, soundKinds } from './melodies.ts'
import { player } from './player.ts'
import classes from './SoundSettings.module.css'
import { sound } from './sounding.ts'

/** Each kind of sound for itself: on or off, how loud, and how it sounds. */
export const SoundSettings = () => {
  const words = useWords()
  const volume = usePreference('volume')
  return (
    <section>
      <h3 className={classes.heading}>{words('sound.title')}</h3>
      <Setting name={words('sound.volume')}>
        <Slider
          size="sm"
          thumbLabel={words('sound.volume')}
          value={volume}
          onChange={(chosen) => preferences.change({ volume: chosen })}
        />
      </Setting>
      {soundKinds.map((kind) => (
        <KindSetting key={kind} kind={kind} />
      ))}
    </section>
  )
}

const KindSetting = ({ kind }: { readonly kind: SoundKind }) => {
  const words = useWords()
  usePreference('sounds')
  const loudness = loudnessOf(preferences.get(), kind)
  const name = words(`sound.kind.${kind}`)
  const change = (part: Partial<Loudness>) =>
    preferences.change({ sounds: { ...preferences.get().sounds, [kind]: { ...loudness, ...part } } })
  return (
    <Setting name={name}>
      <div className={classes.kind}>
        {alwaysOn.has(kind) ? (
          <span className={classes.always}>{words('sound.always')}</span>
        ) : (
          <Switch
            size="xs"
            aria-label={name}
            checked={loudness.on}
            onChange={(event) => change({ on: event.currentTarget.checked })}
          />
        )}
        <Slider
          className={classes.slider ?? ''}
          size="sm"
          thumbLabel={name}
          disabled={!loudness.on}
          value={loudness.volume}
          onChange={(volume) => change({ volume })}
        />
        <SmallButton onClick={() => void player.wake().then(() => sound({ kind, priority: 1 }))}>
          {words('sound.play')}
        </SmallButton>
      </div>
    </Setting>
  )
}
