import type { Rolldown } from 'vite'

type Find = (id: string) => Pick<Rolldown.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'> | null

/** Everything that a module needs: at once, or also later. */
const neededBy = (entry: string, find: Find, when: 'at once' | 'ever'): ReadonlySet<string> => {
  const needed = new Set<string>()
  const take = (id: string) => {
    const module = find(id)
    if (!module || needed.has(id)) return
    needed.add(id)
    module.importedIds.forEach(take)
    if (when === 'ever') module.dynamicallyImportedIds.forEach(take)
  }
  take(entry)
  return needed
}

/** Which page needs a module. */
interface Pages {
  /** The crew's page needs it at once, and the desk's pages do too. */
  readonly both: (id: string) => boolean
  /** Only the desk's pages need it. */
  readonly deskOnly: (id: string) => boolean
}

const learn = (root: string, find: Find): Pages => {
  const crewAtOnce = neededBy(`${root}/crew.html`, find, 'at once')
  const crewEver = neededBy(`${root}/crew.html`, find, 'ever')
  const desk = neededBy(`${root}/index.html`, find, 'ever')
  return {
    both: (id) => crewAtOnce.has(id) && desk.has(id),
    deskOnly: (id) => desk.has(id) && !crewEver.has(id),
  }
}

/**
 * How the code is cut into files. Left to itself the bundler makes one for each set of pages that share something: sixty
 * for the console, each with a way to the server and back. The crew's page shares what it needs with the desk's pages and
 * loads nothing of theirs.
 */
export const chunks = (root: string): Rolldown.OutputOptions['codeSplitting'] => {
  let pages: Pages | undefined
  const group = (name: string, of: keyof Pages) => (id: string, context: { getModuleInfo: Find }) => {
    pages ??= learn(root, (module) => context.getModuleInfo(module))
    return pages[of](id) ? name : null
  }
  return {
    groups: [
      { name: group('common', 'both'), debugName: 'common' },
      {
        name: group('desk', 'deskOnly'),
        debugName: 'desk',
        minShareCount: 2,
        entriesAware: true,
        entriesAwareMergeThreshold: 40_000,
      },
    ],
  }
}
