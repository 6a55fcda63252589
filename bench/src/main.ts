import { measureLine } from './rows/line.ts'
import { tableOf } from './table.ts'

console.log(tableOf(await measureLine()))
