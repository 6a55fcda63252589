import { beforeEach, describe, expect, test } from 'vitest'
import type { AnyKind } from './kind.ts'
import { States } from './states.ts'

interface Thing {
  readonly door: string
  readonly open: boolean
}

const kind: AnyKind = {
  name: 'thing',
  shape: 1,
  evolve: (thing: Thing) => thing,
  isOpen: ({ open }: Thing) => open,
  columns: {},
  indexes: { door: ({ door }: Thing) => door },
}
const held = (version: number, door = 'A', open = true) => ({
  version,
  state: { door, open },
  firstSeq: 1,
  closedSeq: open ? null : version,
})

let states: States
beforeEach(() => {
  states = new States(kind)
})
const at = (door: string) => [...states.find('door', door)]

describe('what is staged', () => {
  test('is what the next decision is taken on, and nobody else sees it', () => {
    states.stage('1', held(1))
    expect(states.head('1')).toEqual(held(1))
    expect(states.committed('1')).toBeUndefined()
    expect([...states.open()]).toEqual([])
  })

  test('is seen when it is committed; what was staged behind it waits', () => {
    const [first, second] = [held(1), held(2, 'B')]
    states.stage('1', first)
    states.stage('1', second)
    states.commit('1', first)
    expect(states.committed('1')).toBe(first)
    expect(states.head('1')).toBe(second)
    expect([at('A'), at('B')]).toEqual([[], ['1']])
    states.commit('1', second)
    expect([...states.open()]).toEqual([second.state])
  })

  test('never was when its transaction failed', () => {
    states.load('1', held(1))
    states.stage('1', held(2, 'B'))
    states.stage('2', held(1, 'B'))
    states.forgetStaged()
    expect([states.head('1'), states.head('2')]).toEqual([held(1), undefined])
    expect([at('A'), at('B')]).toEqual([['1'], []])
  })
})

describe('what is closed', () => {
  test('leaves memory and indexes with its commit', () => {
    const closed = held(2, 'A', false)
    states.load('1', held(1))
    states.stage('1', closed)
    expect(at('A')).toEqual(['1'])
    states.commit('1', closed)
    expect([states.head('1'), states.committed('1'), at('A')]).toEqual([undefined, undefined, []])
  })

  test('and is opened again behind it, stays', () => {
    const [closed, reopened] = [held(2, 'A', false), held(3)]
    states.load('1', held(1))
    states.stage('1', closed)
    states.stage('1', reopened)
    states.commit('1', closed)
    expect([states.head('1'), at('A')]).toEqual([reopened, ['1']])
    states.commit('1', reopened)
    expect([states.committed('1'), at('A')]).toEqual([reopened, ['1']])
  })
})
