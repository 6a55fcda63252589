import { live } from '../api/live/scene.ts'
import { ClosuresDialog } from '../closures/ClosuresDialog.tsx'
import { placeOfThing } from '../map/features.ts'
import { useDesk } from './desk.ts'
import { IncidentDialog } from './hand/IncidentDialog.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { MessagesDialog } from './messages/MessagesDialog.tsx'
import { PreferencesDialog } from './preferences/PreferencesDialog.tsx'
import { SoundTest } from './sound/SoundTest.tsx'
import type { Overlay } from './useConsoleKeys.ts'

interface OverlaysProps {
  readonly open: Exclude<Overlay, 'palette'>
  readonly onOpen: (overlay: Overlay | null) => void
}

/** What can lie over the console beside the palette, one at a time. */
export const Overlays = ({ open, onOpen }: OverlaysProps) => {
  const close = () => onOpen(null)
  const { thing } = useDesk()
  switch (open) {
    case 'help':
      return <KeyHelp onClose={close} />
    case 'newIncident':
      return <IncidentDialog purpose="new" onClose={close} />
    case 'preferences':
      return <PreferencesDialog onClose={close} onTestSound={() => onOpen('soundTest')} />
    case 'messages':
      return <MessagesDialog onClose={close} />
    case 'closures':
      return <ClosuresDialog place={thing && placeOfThing(live.get(), thing)} onClose={close} />
    case 'soundTest':
      return <SoundTest onClose={close} />
  }
}
