import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { PlainError } from './plain-error.ts'

/** What a data folder is for. A demonstration must never run on real data, nor real work on made-up data. */
export type FolderUse = 'real' | 'demo'

/** Who serves from a data folder: said to a second one that wants it, and read by the command line to find the first. */
export interface Tenant {
  readonly pid: number
  readonly host: string
  readonly since: string
  /** Where people open it. */
  readonly url: string
  /** Where programs on this machine reach it. */
  readonly api: string
}

/** Said at start instead of a stack trace. */
export class FolderRefused extends PlainError {
  override readonly name = 'FolderRefused'
}

/** What a folder may hold before it is ours: the demonstration's, and what a new disk has. */
const ofNobody: ReadonlySet<string> = new Set(['demo', 'lost+found'])
const useFile = 'yordam.json'
const tenantFile = 'server.json'

/** The data folder: its use is settled when it is first used, and checked ever after. */
export class DataFolder {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  static open(path: string, use: FolderUse): DataFolder {
    mkdirSync(path, { recursive: true })
    if (useOf(path) === undefined) {
      const strangers = readdirSync(path).filter((name) => !ofNobody.has(name) && !name.startsWith('.'))
      if (strangers.length > 0) {
        throw new FolderRefused(
          `${path} holds files that are not Yordam's (${strangers.slice(0, 3).join(', ')}). Set YORDAM_DATA to an empty folder.`,
        )
      }
      writeFileSync(join(path, useFile), `${JSON.stringify({ use }, null, 2)}\n`)
    }
    if (useOf(path) !== use) {
      throw new FolderRefused(
        use === 'demo'
          ? `${path} holds real data; the demonstration will not touch it. Set YORDAM_DATA to another folder.`
          : `${path} holds a demonstration. Set YORDAM_DATA to another folder for real work.`,
      )
    }
    mkdirSync(join(path, 'keys'), { mode: 0o700, recursive: true })
    return new DataFolder(path)
  }

  /** A folder whatever its use is; one that was never used is for real work. */
  static find(path: string): DataFolder {
    return DataFolder.open(path, useOf(path) ?? 'real')
  }

  within(...parts: string[]): string {
    return join(this.path, ...parts)
  }

  /** Who serves from here, if that process is still alive. */
  tenant(): Tenant | undefined {
    try {
      const tenant = JSON.parse(readFileSync(this.within(tenantFile), 'utf8')) as Tenant
      return tenant.host !== hostname() || isAlive(tenant.pid) ? tenant : undefined
    } catch {
      return undefined
    }
  }

  moveIn(url: string, api: string): void {
    const tenant: Tenant = { pid: process.pid, host: hostname(), since: new Date().toISOString(), url, api }
    writeFileSync(this.within(tenantFile), `${JSON.stringify(tenant, null, 2)}\n`)
  }

  moveOut(): void {
    if (this.tenant()?.pid === process.pid) rmSync(this.within(tenantFile), { force: true })
  }
}

const useOf = (path: string): FolderUse | undefined => {
  const file = join(path, useFile)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { use: FolderUse }).use : undefined
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
