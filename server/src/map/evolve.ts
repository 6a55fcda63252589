import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import { instant } from '../platform/words.ts'
import type { Ground, GroundEvent, GroundView } from './ground.ts'

/** There is one ground plan; this is its name among the things of the house. */
export const theGround = 'plan'

export const groundKind: Kind<Ground, GroundEvent> = {
  name: 'ground',
  shape: 1,
  evolve: evolveBy<Ground, Recorded<GroundEvent>>({
    'ground-plan-replaced': (_before, { hash, features, bytes, bounds, attribution, by, at }) => ({
      hash,
      features,
      bytes,
      bounds,
      attribution,
      replacedAt: at,
      replacedBy: by,
    }),
  }),
  isOpen: () => true,
  columns: {},
  indexes: {},
}

export const viewGround = ({ bounds, replacedAt, ...ground }: Ground): GroundView => ({
  ...ground,
  bounds: bounds && [...bounds],
  replacedAt: instant(replacedAt),
})
