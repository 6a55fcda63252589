import { expect, test } from 'vitest'
import { briefTitle } from './title.ts'

test.each([
  ['Тревога: пожар, зона 12', 'Пожар, зона 12'],
  ['Trevoga: bostirib kirish', 'Bostirib kirish'],
  ['Отмена тревоги: пожар', 'Отмена тревоги: пожар'],
  ['Тревога прервана пользователем', 'Тревога прервана пользователем'],
  ['Burglary alarm, kitchen', 'Burglary alarm, kitchen'],
  ['', ''],
])('in a row of the queue, "%s" is "%s"', (title, brief) => expect(briefTitle(title)).toBe(brief))
