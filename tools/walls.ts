import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { breach } from './walls/rules.ts'

/** Says which imports go through a wall between parts of the house (ARCHITECTURE.md, "Who may know whom"). */

const root = join(import.meta.dirname, '..')
const files = globSync('{packages,server,web,city,bench,test,tools}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|dist)(\/|$)/.test(name),
})

const importsOf = (file: string): string[] => {
  const { module, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]!.message}`)
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

if (files.length < 50) throw new Error(`only ${files.length} files were found: the check would prove nothing`)
if (breaches.length > 0) {
  console.error(breaches.join('\n'))
  console.error(`${breaches.length} imports go through a wall.`)
  process.exit(1)
}
console.log(`walls: ${files.length} files, none goes through`)
