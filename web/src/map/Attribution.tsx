import { useQuery } from '@tanstack/react-query'
import { roadsQuery } from '../api/questions.ts'
import { useWords } from '../ui/i18n/index.ts'
import type { Ground } from './useMapView.ts'

/** Whose work the map is, and the roads by which arrival is reckoned: it has to stand wherever they are shown. */
export const Attribution = ({ ground, className }: { ground: Ground | 'none'; className: string | undefined }) => {
  const words = useWords()
  const { data } = useQuery(roadsQuery)
  const works = [ground === 'none' ? words('map.noGround') : ground.attribution, data?.roads?.attribution]
  return (
    <span className={className} data-testid="map-attribution">
      {[...new Set(works.filter((one) => one))].join(' · ')}
    </span>
  )
}
