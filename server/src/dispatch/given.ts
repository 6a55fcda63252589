import type { RecommendationView } from './choice.ts'

/** So many are remembered: those of the last minutes, while every screen with an incident in hand asks each ten seconds. */
const mostRemembered = 256

/** What was recommended lately: whoever sends units says which recommendation was before their eyes. In memory only. */
export class Given {
  readonly #all = new Map<string, { readonly incident: string; readonly recommendation: RecommendationView }>()

  remember(incident: string, recommendation: RecommendationView): void {
    this.#all.set(recommendation.id, { incident, recommendation })
    if (this.#all.size > mostRemembered) this.#all.delete(this.#all.keys().next().value!)
  }

  of(incident: string, id: string | undefined): RecommendationView | undefined {
    const found = id === undefined ? undefined : this.#all.get(id)
    return found?.incident === incident ? found.recommendation : undefined
  }
}
