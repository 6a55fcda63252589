import type { Api } from '../api/client.ts'

/** Whether the server is a demonstration, and as the crews of which units visitors come in. */
export async function visitorsOf(api: Api): Promise<{ readonly demo: boolean; readonly units: ReadonlySet<string> }> {
  const { demo, people } = await api.get<{
    readonly demo: boolean
    readonly people: readonly { readonly unit: string | null }[]
  }>('/api/ways')
  return { demo, units: new Set(people.flatMap(({ unit }) => unit ?? [])) }
}
