import { expect, test } from 'vitest'
import { briefTitle, signalWords } from './title.ts'

test.each([
  ['Тревога: пожар, зона 12', 'Пожар, зона 12'],
  ['Trevoga: bostirib kirish', 'Bostirib kirish'],
  ['Отмена тревоги: пожар', 'Отмена тревоги: пожар'],
  ['Тревога прервана пользователем', 'Тревога прервана пользователем'],
  ['Burglary alarm, kitchen', 'Burglary alarm, kitchen'],
  ['', ''],
])('in a row of the queue, "%s" is "%s"', (title, brief) => expect(briefTitle(title)).toBe(brief))

test.each([
  ['PA', 'Trevoga: bosqin', 'Bosqin (PA)'],
  ['R130', 'Сброс: проникновение', 'Сброс: проникновение (R130)'],
  ['ZZ', undefined, 'ZZ'],
  ['ZZ', 'ZZ', 'ZZ'],
])('a signal %s that means "%s" is read as "%s"', (code, meaning, read) =>
  expect(signalWords(code, meaning)).toBe(read),
)
