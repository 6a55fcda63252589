import { execFile } from 'node:child_process'
import { chmod, cp, lstat, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { isRoot } from './account.ts'
import { findBinaries, fitToRun } from './binaries.ts'
import { scratchFolder } from './fixtures/scratch.ts'

const execute = promisify(execFile)

/** The package's folder as npm leaves it when it runs no scripts: without symbolic links. */
async function unlinkedPackage(folder: string): Promise<string> {
  const { postgres } = await findBinaries(undefined, async () => folder)
  const native = join(folder, 'package', 'native')
  await cp(dirname(dirname(postgres)), native, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  })
  return native
}

/** Whether the program finds its libraries. */
const runs = (folder: string) =>
  execute(join(folder, 'bin', 'postgres'), ['--version']).then(
    ({ stdout }) => /^postgres \(PostgreSQL\) \d+/.test(stdout),
    () => false,
  )

const never = () => Promise.reject(new Error('no copy was needed'))

describe.skipIf(process.platform === 'win32')('the programs of the package', () => {
  test('run after an installation without scripts', async () => {
    const native = await unlinkedPackage(await scratchFolder())
    expect(await runs(native)).toBe(false)
    expect(await fitToRun(native, undefined, never)).toBe(native)
    expect(await runs(native)).toBe(true)
  })

  test.skipIf(!isRoot)('are copied once, when the account cannot reach them, also by two at once', async () => {
    const folder = await scratchFolder()
    const native = await unlinkedPackage(folder)
    await chmod(dirname(native), 0o700)
    const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 }
    const copies = join(folder, 'copies')
    const copy = () => fitToRun(native, nobody, async () => join(copies, '18'))
    expect(await Promise.all([copy(), copy()])).toEqual([join(copies, '18'), join(copies, '18')])
    expect(await readdir(copies)).toEqual(['18'])
    expect(await runs(join(copies, '18'))).toBe(true)
  })
})
