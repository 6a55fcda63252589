type Point = readonly [x: number, y: number]

/** Whether a line runs through a polygon, begins in it, or lies in it. */
export const touches = (line: readonly Point[], ring: readonly Point[]): boolean =>
  line.some((point) => isInside(point, ring)) ||
  line.some((point, index) => index > 0 && sidesOf(ring).some(([from, to]) => cross(line[index - 1]!, point, from, to)))

const sidesOf = (ring: readonly Point[]): readonly (readonly [Point, Point])[] =>
  ring.map((corner, index) => [ring.at(index - 1)!, corner])

/** Even-odd: a ray to the east crosses the border of what it is in an odd number of times. */
export const isInside = ([x, y]: Point, ring: readonly Point[]): boolean =>
  sidesOf(ring).filter(
    ([[fromX, fromY], [toX, toY]]) =>
      fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX),
  ).length %
    2 ===
  1

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)

const side = ([fromX, fromY]: Point, [toX, toY]: Point, [x, y]: Point): boolean =>
  (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) > 0
