import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Action, Role, rightOf } from '../../server/src/platform/identity/rights.ts'

/** The table of rights, in the words that the page `/rights` has for it. */
export const rights = (): string => `# Who may do what

Printed from the table of rights (\`server/src/platform/identity/rights.ts\`) by \`npm run print\`. Every endpoint names a row of it; one
without does not compile, one registered past the door does not pass \`npm run check\`, and a test tries every endpoint with every
role. Whoever is signed in finds the table at \`/rights\`.

## The roles

| role | |
|---|---|
${Role.options.map((role) => `| ${role} | ${words.role[role]} |`).join('\n')}

## The table

| action | | ${Role.options.join(' | ')} |
|---|---|${Role.options.map(() => ':-:').join('|')}|
${Action.options.map(lineOf).join('\n')}

Beside it somebody may be given a right for a time, with a reason and an end; both are on the record. Rights are those of one
site: what another duty centre gave out is refused.
`

const file = join(import.meta.dirname, '..', '..', 'web', 'src', 'ui', 'i18n', 'rights', 'en.json')
const { rights: words } = JSON.parse(readFileSync(file, 'utf8')) as {
  rights: { role: Record<string, string>; action: Record<string, Record<string, string>> }
}

const lineOf = (action: Action): string => {
  const [thing, deed] = action.split(':') as [string, string]
  const cells = Role.options.map((role) => (rightOf(action).roles.includes(role) ? '●' : ''))
  const two = rightOf(action).fourEyes ? ' (a second person with the same right has to approve it)' : ''
  return `| \`${action}\` | ${words.action[thing]![deed]}${two} | ${cells.join(' | ')} |`
}
