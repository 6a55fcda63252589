/** One wall: files of one sort must not know files, or packages, of another. */
interface Wall {
  readonly of: RegExp
  /** What is behind the wall; `$1` stands for what the first group of `of` has matched. */
  readonly behind: (match: RegExpExecArray, file: string) => RegExp
  readonly unless?: (match: RegExpExecArray, file: string) => RegExp
  readonly why: string
}

const parts = [
  'premises',
  'signals',
  'alarms',
  'incidents',
  'units',
  'stations',
  'roads',
  'map',
  'messages',
  'photos',
  'handovers',
  'figures',
  'past',
  'looks',
  'tokens',
  'approvals',
  'dispatch',
].join('|')
/** The words of a part, and what can be read out of words alone. */
const words = [
  'premises/premises',
  'signals/(signal|received|codes)',
  'alarms/alarm',
  'incidents/incident',
  'units/unit',
  'stations/(station|area)',
  'roads/closure',
  'map/ground',
  'messages/message',
  'photos/photo',
  'handovers/handover',
  'looks/look',
  'tokens/token',
  'approvals/approval',
  'dispatch/(plan|need|choice)',
].join('|')
const isTest = /\.test\.tsx?$/

const walls: readonly Wall[] = [
  {
    of: /^packages\/([^/]+)\//,
    behind: () => /^(@yordam\/|server\/|web\/|city\/|bench\/|test\/|packages\/)/,
    unless: ([, name], file) =>
      // Tests of a package may stand on another one, as on any library: a journal is tried on a real PostgreSQL.
      isTest.test(file) || /\/example\.ts$|testing/.test(file)
        ? new RegExp(`^packages/${name}/|^@yordam/(?!server|web|city)`)
        : new RegExp(`^packages/${name}/`),
    why: 'A package knows nothing of Yordam and of no other package: it can be published alone.',
  },
  {
    of: /^server\/src\/platform\//,
    behind: () => /^server\/src\/(?!platform\/)/,
    unless: (_match, file) => (isTest.test(file) ? /^server\/src\// : /^$/),
    why: 'The platform carries the parts and knows none of them.',
  },
  {
    of: new RegExp(`^server/src/(${parts})/`),
    behind: ([, part]) => new RegExp(`^server/src/(?!${part}/|platform/)`),
    unless: (_match, file) =>
      isTest.test(file)
        ? /^server\/src\//
        : // Never its rules, boards and routes.
          new RegExp(`^server/src/(${words})\\.ts$`),
    why: 'A part knows the words of another part, never its decide, evolve, board or routes: parts react through events.',
  },
  {
    of: /^web\//,
    behind: () => /^(server\/|city\/|bench\/|packages\/|@yordam\/)/,
    why: 'The screens know the server only through its OpenAPI document.',
  },
  {
    of: /^city\//,
    behind: () => /^(server\/|web\/|bench\/|@yordam\/server)/,
    unless: (_match, file) => (isTest.test(file) ? /^server\// : /^$/),
    why: 'The city speaks the real protocols from outside.',
  },
  {
    of: /^server\//,
    behind: () => /^(web\/|city\/|bench\/|test\/|packages\/)/,
    why: 'The server knows packages by their names and public faces, and nothing of who stands in front of it.',
  },
]

/** Why this import goes through a wall; undefined when it does not. Paths are relative to the root of the repository. */
export const breach = (file: string, target: string): string | undefined => {
  for (const { of, behind, unless, why } of walls) {
    const match = of.exec(file)
    if (match && behind(match, file).test(target) && !unless?.(match, file).test(target)) return why
  }
  return undefined
}
