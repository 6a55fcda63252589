import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { pastTheDoor } from './walls/door.ts'
import { breach } from './walls/rules.ts'

/** Says which imports go through a wall between parts of the house (ARCHITECTURE.md, "Who may know whom"), and which routes past its door. */

const root = join(import.meta.dirname, '..')
const files = globSync('{packages,server,web,city,bench,test,tools}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|dist)(\/|$)/.test(name),
})

const parsed = (file: string) => {
  const read = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (read.errors.length > 0) throw new Error(`${file} cannot be read: ${read.errors[0]!.message}`)
  return read
}

const importsOf = (file: string): string[] => {
  const { module } = parsed(file)
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    readFileSync(join(root, file), 'utf8').slice(start + 1, end - 1),
  )
  const reExported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  return [...module.staticImports.map((one) => one.moduleRequest.value), ...reExported, ...dynamic]
}

/** A relative import becomes a path from the root, so that no number of dots goes around a wall. */
const targetOf = (file: string, specifier: string): string => {
  if (!specifier.startsWith('.')) return specifier
  const path = join(root, dirname(file), specifier.split('?')[0]!)
  const found = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(
    (one) => existsSync(one) && statSync(one).isFile(),
  )
  return relative(root, found ?? path)
}

const breaches = files.flatMap((file) =>
  importsOf(file).flatMap((specifier) => {
    const why = breach(file, targetOf(file, specifier))
    return why ? [`${file}: imports ${specifier}\n  ${why}`] : []
  }),
)

const past = files
  .filter((file) => file.startsWith('server/'))
  .flatMap((file) => pastTheDoor(file, parsed(file).program).map((route) => `${file}: ${route}`))

if (files.length < 50) throw new Error(`only ${files.length} files were found: the check would prove nothing`)
if (breaches.length > 0) {
  console.error(breaches.join('\n'))
  console.error(`${breaches.length} imports go through a wall.`)
  process.exit(1)
}
if (past.length > 0) {
  console.error(past.join('\n'))
  console.error(
    `${past.length} routes go past the door: nobody is asked there what they may do. Register them by Door.route.`,
  )
  process.exit(1)
}
console.log(`walls: ${files.length} files, none goes through`)
