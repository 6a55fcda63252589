import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { PlainError } from '../platform/plain-error.ts'
import { AccountForm } from '../premises/premises.ts'
import { withApi } from './reach.ts'

const columns = ['account', 'key', 'name', 'address', 'longitude', 'latitude', 'notes'] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/** Registers what a file says. Every line is checked before the first is written; a mistake names its line. */
export const importAccounts = async (file: string): Promise<void> => {
  const forms = formsOf(rowsOf(await readFile(file)))
  let done = 0
  const { isTTY } = process.stderr
  await withApi(async (api) => {
    for (const { line, form } of forms) {
      await api('PUT', `/api/accounts/${encodeURIComponent(form.account)}`, form).catch((error: Error) => {
        throw new PlainError(
          `Line ${line}: ${error.message} (${done} of ${forms.length} accounts are in; the file may be imported again)`,
        )
      })
      done++
      if (isTTY && (done % 50 === 0 || done === forms.length))
        process.stderr.write(`\r${done} of ${forms.length} accounts`)
    }
  })
  if (isTTY) process.stderr.write('\n')
  console.log(`${done} accounts registered`)
}

const rowsOf = (bytes: Buffer): Row[] => {
  try {
    return parse(bytes, {
      columns: (header: string[]) => header.map(known),
      bom: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    throw new PlainError(`This is not a CSV file that can be read: ${(error as Error).message}`)
  }
}

const known = (name: string): string => {
  if (!(columns as readonly string[]).includes(name)) {
    throw new PlainError(`the column “${name}” is not known; columns are ${columns.join(', ')}`)
  }
  return name
}

const formsOf = (rows: readonly Row[]): { line: number; form: AccountForm }[] => {
  const mistakes: string[] = []
  const forms = rows.flatMap((row, index) => {
    const line = index + 2
    const { account, key, name, address, longitude, latitude, notes } = row
    const read = AccountForm.safeParse({
      account,
      ...(key && { key }),
      premises: {
        name,
        address,
        position: [Number(longitude || Number.NaN), Number(latitude || Number.NaN)],
        ...(notes && { notes }),
      },
    })
    if (read.success) return [{ line, form: read.data }]
    mistakes.push(
      `Line ${line}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    )
    return []
  })
  if (mistakes.length > 0) {
    const more = mistakes.length > 20 ? `\n… and ${mistakes.length - 20} more` : ''
    throw new PlainError(
      `Nothing was imported. ${mistakes.length} lines are wrong:\n${mistakes.slice(0, 20).join('\n')}${more}`,
    )
  }
  return forms
}
