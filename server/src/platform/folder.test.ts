import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DataFolder, FolderRefused } from './folder.ts'

let path: string
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'yordam-folder-')), 'data')
})
afterEach(() => rmSync(join(path, '..'), { recursive: true }))

describe('a data folder', () => {
  test('is made, for one use and for ever', () => {
    DataFolder.open(path, 'real')
    expect(() => DataFolder.open(path, 'real')).not.toThrow()
    expect(() => DataFolder.open(path, 'demo')).toThrow(FolderRefused)
    expect(() => DataFolder.open(path, 'demo')).toThrow(/holds real data/)
  })

  test('of a demonstration is not for real work', () => {
    DataFolder.open(path, 'demo')
    expect(() => DataFolder.open(path, 'real')).toThrow(/holds a demonstration/)
  })

  test('does not move in with files of others', () => {
    mkdirSync(path)
    writeFileSync(join(path, 'thesis.doc'), '')
    expect(() => DataFolder.open(path, 'real')).toThrow(/thesis\.doc/)
    expect(existsSync(join(path, 'yordam.json'))).toBe(false)
  })

  test('may hold the folder of the demonstration, and files that nobody sees', () => {
    mkdirSync(join(path, 'demo'), { recursive: true })
    writeFileSync(join(path, '.gitkeep'), '')
    expect(() => DataFolder.open(path, 'real')).not.toThrow()
  })

  test('keeps its keys from other users', () => {
    DataFolder.open(path, 'real')
    expect(statSync(join(path, 'keys')).mode & 0o077).toBe(0)
  })

  test('is found by a command whatever its use; a new one is for real work', () => {
    DataFolder.open(path, 'demo')
    expect(DataFolder.find(path).path).toBe(path)
    const fresh = join(path, '..', 'fresh')
    DataFolder.find(fresh)
    expect(() => DataFolder.open(fresh, 'demo')).toThrow(FolderRefused)
  })
})

describe('who serves from a folder', () => {
  test('says so, and is found while alive', () => {
    const folder = DataFolder.open(path, 'real')
    expect(folder.tenant()).toBeUndefined()
    folder.moveIn('http://localhost:8080', 'http://127.0.0.1:8080')
    expect(folder.tenant()).toMatchObject({ pid: process.pid, url: 'http://localhost:8080' })
    folder.moveOut()
    expect(folder.tenant()).toBeUndefined()
  })

  test('is not believed when killed, nor when the note is damaged', () => {
    const folder = DataFolder.open(path, 'real')
    folder.moveIn('http://localhost:8080', 'http://127.0.0.1:8080')
    const note = folder.within('server.json')
    // No process has this number: it is above every limit of Linux.
    writeFileSync(note, JSON.stringify({ ...JSON.parse(readFileSync(note, 'utf8')), pid: 2 ** 22 + 1 }))
    expect(folder.tenant()).toBeUndefined()
    writeFileSync(note, '{"pid":')
    expect(folder.tenant()).toBeUndefined()
  })

  test('is not moved out by somebody else', () => {
    const folder = DataFolder.open(path, 'real')
    folder.moveIn('http://localhost:8080', 'http://127.0.0.1:8080')
    const note = folder.within('server.json')
    writeFileSync(note, JSON.stringify({ ...JSON.parse(readFileSync(note, 'utf8')), pid: 1 }))
    folder.moveOut()
    expect(existsSync(note)).toBe(true)
  })
})
