const [rounds, bits] = [3, 11]
const buckets = 1 << bits

/**
 * The places of some numbers, in the order of the numbers; of equal ones, and of those that lie nearer than a 2^32nd of all that
 * there is between the least and the most, the first stays first. Digit by digit, for there are millions.
 */
export const sortedBy = (numbers: Float64Array | Uint32Array): Uint32Array => {
  const [least, finest] = measureOf(numbers)
  let keys = new Uint32Array(numbers.length)
  let places = new Uint32Array(numbers.length)
  for (let place = 0; place < numbers.length; place++) {
    keys[place] = (numbers[place]! - least) * finest
    places[place] = place
  }
  let [otherKeys, otherPlaces] = [new Uint32Array(numbers.length), new Uint32Array(numbers.length)]
  for (let shift = 0; shift < rounds * bits; shift += bits) {
    sortByDigit(keys, places, shift, otherKeys, otherPlaces)
    ;[keys, places, otherKeys, otherPlaces] = [otherKeys, otherPlaces, keys, places]
  }
  return places
}

/** The least of some numbers, and by how much the others are above it, times this, is a whole number of 32 bits. */
const measureOf = (numbers: Float64Array | Uint32Array): readonly [least: number, finest: number] => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let place = 0; place < numbers.length; place++) {
    least = Math.min(least, numbers[place]!)
    most = Math.max(most, numbers[place]!)
  }
  return [least, most > least ? (2 ** 32 - 1) / (most - least) : 0]
}

const sortByDigit = (
  keys: Uint32Array,
  places: Uint32Array,
  shift: number,
  sortedKeys: Uint32Array,
  sortedPlaces: Uint32Array,
): void => {
  const next = new Uint32Array(buckets + 1)
  for (let index = 0; index < keys.length; index++) next[((keys[index]! >>> shift) & (buckets - 1)) + 1]!++
  for (let bucket = 0; bucket < buckets; bucket++) next[bucket + 1]! += next[bucket]!
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!
    const place = next[(key >>> shift) & (buckets - 1)]!++
    sortedKeys[place] = key
    sortedPlaces[place] = places[index]!
  }
}
