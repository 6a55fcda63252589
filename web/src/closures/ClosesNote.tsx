import { language, useWords } from '../ui/i18n/index.ts'
import { closesWords } from './closureWords.ts'
import { type Drawing, leastPoints } from './drawing.ts'

/** What of the roads would be closed, or that none would: said before anybody is asked for more. */
export const ClosesNote = ({ drawing: { shape, points, closed } }: { readonly drawing: Drawing }) => {
  const words = useWords()
  if (points.length < leastPoints[shape] || closed === null) return null
  return (
    <strong data-testid="closes" data-metres={closed?.metres} data-crossed={closed?.crossed.count}>
      {closed ? closesWords(words, language(), closed) : words('closures.closes.asking')}
    </strong>
  )
}
