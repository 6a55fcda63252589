import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { LookSettings, Setting } from '../../ui/LookSettings.tsx'
import { preferences } from '../../ui/preferences.ts'
import { SmallButton } from '../../ui/SmallButton.tsx'
import { SoundSettings } from '../sound/SoundSettings.tsx'

interface PreferencesDialogProps {
  readonly onClose: () => void
  readonly onTestSound: () => void
}

/** How the console looks and sounds to who sits here; everything shows, or is heard, at once. */
export const PreferencesDialog = ({ onClose, onTestSound }: PreferencesDialogProps) => {
  const words = useWords()
  return (
    <Dialog title={words('preferences.title')} wide onClose={onClose}>
      <div data-testid="preferences">
        <LookSettings />
        <Setting name={words('preferences.zones')}>
          <SmallButton onClick={() => preferences.change({ zones: {} })}>{words('preferences.asUsual')}</SmallButton>
        </Setting>
        <SoundSettings />
        <Setting name={words('sound.test.title')}>
          <SmallButton onClick={onTestSound}>{words('sound.test.begin')}</SmallButton>
        </Setting>
      </div>
    </Dialog>
  )
}
