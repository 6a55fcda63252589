import { describe, expect, test } from 'vitest'
import { areaOf } from '../polygon.ts'
import { borderOf, createMap } from './planar-map.ts'

const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
]
const mapOfSquare = () => createMap<string, string>(square, 'wall', 'field')

describe('a map', () => {
  test('shares a point that is put on an edge with both neighbours', () => {
    const map = mapOfSquare()
    map.draw(
      [
        { x: 5, y: -1 },
        { x: 5, y: 11 },
      ],
      'path',
    )
    const [one, other] = map.faces
    const [from, to] = [4, 5]
    expect(map.strokeOf(from, to)).toBe('path')
    const point = map.split(from, to, 0.5)
    expect(one!.border).toContain(point)
    expect(other!.border).toContain(point)
    expect(map.strokeOf(from, point)).toBe('path')
    expect(map.leftOf(from, point)).not.toBe(map.leftOf(point, from))
  })

  test('is cut by a line through several faces, which leaves out its loose ends', () => {
    const map = mapOfSquare()
    map.draw(
      [
        { x: 5, y: -1 },
        { x: 5, y: 11 },
      ],
      'path',
    )
    map.draw(
      [
        { x: -3, y: 4 },
        { x: 4, y: 5 },
        { x: 13, y: 4 },
      ],
      'brook',
    )
    expect(map.faces).toHaveLength(4)
    expect(map.faces.reduce((sum, face) => sum + areaOf(map.polygonOf(face)), 0)).toBeCloseTo(100)
    expect(map.points.every(({ x, y }) => x >= 0 && x <= 10 && y >= 0 && y <= 10)).toBe(true)
  })

  test('is cut by a ring', () => {
    const map = mapOfSquare()
    map.draw(
      [
        { x: 5, y: -1 },
        { x: 5, y: 11 },
      ],
      'path',
    )
    const corners = [
      { x: 3, y: 3 },
      { x: 7, y: 3 },
      { x: 7, y: 7 },
      { x: 3, y: 7 },
    ]
    map.draw([...corners, corners[0]!], 'fence')
    expect(map.faces.map((face) => areaOf(map.polygonOf(face))).sort((a, b) => a - b)).toEqual([8, 8, 42, 42])
  })

  test('has a border around faces taken together', () => {
    const map = mapOfSquare()
    map.draw(
      [
        { x: 5, y: -1 },
        { x: 5, y: 11 },
      ],
      'path',
    )
    const polygons = borderOf(map, () => true)
    expect(polygons).toHaveLength(1)
    expect(areaOf(polygons[0]!)).toBeCloseTo(100)
  })

  test('takes the end of an edge instead of a point beside it', () => {
    const map = mapOfSquare()
    expect(map.split(0, 1, 0.001)).toBe(0)
    expect(map.split(0, 1, 0.999)).toBe(1)
    expect(map.points).toHaveLength(4)
  })
})
