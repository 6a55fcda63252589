import { mapKeys } from '../map/keys.ts'
import { useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { type Drawing, leastPoints } from './drawing.ts'
import { drawings } from './drawings.ts'

interface ClosingNoteProps {
  readonly drawing: Drawing
  readonly className: string | undefined
}

/** On the map, while somebody draws what is closed: how it is done, and how it goes on. */
export const ClosingNote = ({ drawing: { shape, points }, className }: ClosingNoteProps) => {
  const words = useWords()
  const other = shape === 'line' ? 'area' : 'line'
  const isEnough = points.length >= leastPoints[shape]
  return (
    <div className={className} role="status" data-testid="closing" data-points={points.length} data-shape={shape}>
      <span>{words(`closures.how.${shape}`)}</span>
      {isEnough && (
        <button type="button" onClick={drawings.finish} data-testid="closing-next">
          <strong>{words('closures.next')}</strong> <Kbd cap={mapKeys.close.cap} />
        </button>
      )}
      <button type="button" onClick={() => drawings.shape(other)}>
        {words(`closures.instead.${other}`)}
      </button>
      <button type="button" onClick={drawings.end}>
        {words('closures.cancel')} <Kbd cap={mapKeys.back.cap} />
      </button>
    </div>
  )
}
