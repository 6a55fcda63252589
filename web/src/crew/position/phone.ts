import { server } from '../../api/client.ts'
import { live } from '../../api/live/scene.ts'
import { alone } from '../outbox/alone.ts'
import { type Fix, isWorthSending } from './report.ts'
import { become, knownWhereabouts, nowhere } from './whereabouts.ts'

/**
 * Telemetry, not history: what does not arrive is made up for by the next fix, so it is tried once and not kept. The first
 * one may have been found a moment before the shift, of which the centre wants to know nothing: it is where the shift begins.
 */
const send = async (unit: string, since: number, { position, heading, speed, at }: Fix): Promise<void> => {
  const body = {
    position: [...position] as [number, number],
    at: new Date(Math.max(at + live.get().skew, since)).toISOString(),
    ...(heading !== null && { heading }),
    ...(speed !== null && { speed }),
  }
  await server.POST('/api/units/{id}/position', { params: { path: { id: unit } }, body }).catch(() => undefined)
}

const fixOf = ({ coords, timestamp }: GeolocationPosition): Fix => ({
  position: [coords.longitude, coords.latitude],
  // A phone that stands still gives NaN, or nothing.
  heading: Number.isFinite(coords.heading) ? coords.heading : null,
  speed: coords.speed,
  at: timestamp,
})

/** Looks where the phone is and says so, until it is stopped. `since`: from when on it may, ms of the server's clock. */
export const reportFrom = (unit: string, since: number): (() => void) => {
  if (!('geolocation' in navigator) || !isSecureContext) {
    become({ locating: 'impossible', fix: null })
    return () => undefined
  }
  let sent: Fix | null = null
  // Of several tabs one speaks.
  let speaks = false
  let stopped = false
  let leave = () => {}
  become({ locating: 'looking', fix: null })
  const say = (fix: Fix | null) => {
    if (!fix || !speaks || !isWorthSending(fix, sent)) return
    sent = fix
    void send(unit, since, fix)
  }
  const found = (position: GeolocationPosition) => {
    const fix = fixOf(position)
    become({ locating: 'on', fix })
    say(fix)
  }
  const failed = ({ code, PERMISSION_DENIED }: GeolocationPositionError) =>
    become({ ...knownWhereabouts(), locating: code === PERMISSION_DENIED ? 'refused' : 'looking' })
  const id = navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 5000 })

  void alone(`yordam-position-${unit}`, () => {
    speaks = true
    // Found before it was this tab's turn: a phone that stands still finds nothing new to say it with.
    say(knownWhereabouts().fix)
    return new Promise<void>((left) => {
      leave = left
      if (stopped) left()
    })
  })
  return () => {
    stopped = true
    speaks = false
    leave()
    navigator.geolocation.clearWatch(id)
    become(nowhere)
  }
}
