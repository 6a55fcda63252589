import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { personalData } from './print/personal-data.ts'
import { rights } from './print/rights.ts'

/** Pages of the documentation that are printed from the code. `--check` only says which of them are out of date. */
const pages: Readonly<Record<string, () => string>> = {
  'docs/personal-data.md': personalData,
  'docs/rights.md': rights,
}

const root = join(import.meta.dirname, '..')
const outOfDate = Object.entries(pages).filter(([file, print]) => {
  const path = join(root, file)
  return !existsSync(path) || readFileSync(path, 'utf8') !== print()
})

if (process.argv.includes('--check')) {
  for (const [file] of outOfDate) console.error(`${file} is not what the code says: run npm run print`)
  if (outOfDate.length > 0) process.exit(1)
  console.log(`printed pages: ${Object.keys(pages).length}, all as the code says`)
} else {
  for (const [file, print] of outOfDate) writeFileSync(join(root, file), print())
  console.log(outOfDate.map(([file]) => `printed ${file}`).join('\n') || 'nothing has changed')
}
