import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../ui/i18n/index.ts'
import { LookSettings, Setting } from '../../ui/LookSettings.tsx'
import { preferences } from '../../ui/preferences.ts'
import { SoundSettings } from '../sound/SoundSettings.tsx'
import classes from './PreferencesDialog.module.css'

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
          <button type="button" className={classes.button} onClick={() => preferences.change({ zones: {} })}>
            {words('preferences.asUsual')}
          </button>
        </Setting>
        <SoundSettings />
        <Setting name={words('sound.test.title')}>
          <button type="button" className={classes.button} onClick={onTestSound}>
            {words('sound.test.begin')}
          </button>
        </Setting>
      </div>
    </Dialog>
  )
}
