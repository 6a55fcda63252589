import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import { useServerTime } from '../../api/live/useServerTime.ts'
import type { TimelineEntry } from '../../api/words.ts'
import { useWords } from '../../ui/i18n/index.ts'
import { usePreference } from '../../ui/preferences.ts'
import { LanesPicture } from './LanesPicture.tsx'
import { pictureOf } from './lanes.ts'
import { TargetWords } from './TargetWords.tsx'

/** The end of the picture moves on in steps of this many ms: it is a picture, not a clock. */
const STEP = 5000

interface LanesProps {
  readonly entries: readonly TimelineEntry[]
  readonly endedAt: number | null
}

/** What happened to the thing in hand, as a picture over time: up to now, or to its end. */
export const Lanes = ({ entries, endedAt }: LanesProps) => {
  const words = useWords()
  const textScale = usePreference('textSize') / 100
  const moment = useServerTime((now) => Math.ceil(now / STEP) * STEP)
  const picture = useMemo(() => pictureOf(entries, { to: endedAt ?? moment }), [entries, endedAt, moment])
  const { ref, width } = useElementSize()
  return (
    <div ref={ref}>
      {picture && width > 0 && (
        <>
          <LanesPicture picture={picture} width={width} textScale={textScale} label={words('picture.title')} />
          <TargetWords picture={picture} />
        </>
      )}
    </div>
  )
}
