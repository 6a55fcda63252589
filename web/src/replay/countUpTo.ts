/** How many of these, which are in the order of their times (ms), are not after a time: found by halves. */
export const countUpTo = <One>(all: readonly One[], timeOf: (one: One) => number, time: number): number => {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeOf(all[middle]!) <= time) low = middle + 1
    else high = middle
  }
  return low
}
