// biome-ignore lint/suspicious/noExplicitAny: a syntax tree
type Node = any

/** How Fastify is told of a route. */
const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'all', 'route']
/** Names by which the server's own routes are registered; the door itself is called `door`. */
const apps = ['app', 'scope', 'fastify', 'server', 'instance']

/** Who may register a route by themselves: the door, the pages (which tell nothing), and the API document. */
const mayThemselves = /^server\/src\/platform\/http\/(door|pages|document)\.ts$/

/**
 * Routes that are registered past the door, where no row of the table of rights would be asked for: each as it is written,
 * `app.get('/api/…'`. `program` is what oxc-parser makes of the file.
 */
export const pastTheDoor = (file: string, program: object): readonly string[] => {
  if (!/^server\/src\//.test(file) || /\.test\.ts$|\/fixtures\//.test(file) || mayThemselves.test(file)) return []
  return [...callsIn(program)].flatMap(({ callee, arguments: [first] }) => {
    if (callee.type !== 'MemberExpression' || !verbs.includes(callee.property.name)) return []
    const on = nameOf(callee.object)
    const path = pathIn(first)
    const isOfApi = path?.startsWith('/api') && on !== 'door'
    return apps.includes(on ?? '') || isOfApi ? [`${on}.${callee.property.name}('${path ?? '…'}'`] : []
  })
}

/** `app`, `this.#app`; `new Door(scope)` is a door. */
const nameOf = ({ type, name, property, callee }: Node): string | undefined =>
  type === 'NewExpression' ? callee.name?.toLowerCase() : (name ?? property?.name)

/** The path that a route is given, as far as it stands there: `'/api/…'`, or `{ url: '/api/…' }`. */
const pathIn = (first: Node): string | undefined => {
  if (first?.type === 'Literal') return typeof first.value === 'string' ? first.value : undefined
  if (first?.type === 'TemplateLiteral') return first.quasis[0].value.cooked
  if (first?.type !== 'ObjectExpression') return undefined
  return pathIn(first.properties.find(({ key }: Node) => key?.name === 'url')?.value)
}

function* callsIn(node: Node): Iterable<Node> {
  if (typeof node !== 'object' || node === null) return
  if (node.type === 'CallExpression') yield node
  for (const child of Object.values(node)) yield* callsIn(child)
}
