import { mapKeys } from '../map/keys.ts'
import { language, useWords } from '../ui/i18n/index.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ClosesNote } from './ClosesNote.tsx'
import { nameOfClosure } from './closureWords.ts'
import { type Drawing, isWhole, leastPoints } from './drawing.ts'
import { drawings } from './drawings.ts'

interface ClosingNoteProps {
  readonly drawing: Drawing
  readonly className: string | undefined
}

/** On the map, while somebody draws what is closed: how it is done, what it would close, and how it goes on. */
export const ClosingNote = ({ drawing, className }: ClosingNoteProps) => {
  const words = useWords()
  const { shape, points, moved } = drawing
  const other = shape === 'line' ? 'area' : 'line'
  return (
    <div className={className} role="status" data-testid="closing" data-points={points.length} data-shape={shape}>
      {moved && <span>{words('closures.moving', { name: nameOfClosure(words, language(), moved) })}</span>}
      {points.length < leastPoints[shape] && <span>{words(`closures.how.${shape}`)}</span>}
      <ClosesNote drawing={drawing} />
      <span>
        <Kbd cap={mapKeys.add.cap} /> {words('closures.key.add')}
      </span>
      {points.length > 0 && (
        <span>
          <Kbd cap={mapKeys.undo.cap} /> {words('closures.key.undo')}
        </span>
      )}
      {isWhole(drawing) && (
        <button type="button" onClick={drawings.finish} data-testid="closing-next">
          <strong>{words('closures.next')}</strong> <Kbd cap={mapKeys.next.cap} />
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
