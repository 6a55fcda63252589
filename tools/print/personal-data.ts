import { type FieldName, fields, maySee } from '../../server/src/platform/fields.ts'
import { Role } from '../../server/src/platform/identity/rights.ts'
import { retentions } from '../../server/src/platform/personal.ts'

/** The record of processing (as Article 30 of the GDPR calls it): every field with personal data, from the registry. */
export const personalData = (): string => `# Personal data

The record of processing, printed from the registry of fields (\`server/src/platform/fields.ts\`) and the table of rights by
\`npm run print\`. Nothing that says something of a person is stored but what stands here: code that stores anything else does not
compile, and tests hold the registry against every event, every table and every answer of the API.

## What is kept

| field | what it tells | of whom | what for | when it ends |
|---|---|---|---|---|
${names.map(lineOf).join('\n')}

A sealed field ends with its key, which is destroyed; what is kept by the month ends for a whole month together. Where a field is
said to end with the journal it does not end: it says who did what in office.

## Who may see it

By role, for all that is open to their right; a crew sees only what concerns its own unit. What closed things say of people is shown
one at a time, never in a list.

| field | roles |
|---|---|
${names.map((name) => `| ${name} | ${rolesOf(name)} |`).join('\n')}

## Where it stands

| field | events and their parts, columns of tables |
|---|---|
${names.map((name) => `| ${name} | ${fields[name].where.map(placeOf).join(', ')} |`).join('\n')}
`

const names = Object.keys(fields) as FieldName[]

const lineOf = (name: FieldName): string => {
  const { of, categories, kept } = fields[name]
  const { purpose, ends } = retentions[kept]
  return `| ${name} | ${categories.join(', ')} | ${of} | ${purpose} | ${ends} |`
}

const rolesOf = (name: FieldName): string =>
  Role.options.filter((role) => maySee(name, role)).join(', ') || 'nobody: it is used, not shown'

const placeOf = (place: string): string =>
  place.startsWith('*.') ? `\`${place.slice(2)}\` of every event` : `\`${place}\``
