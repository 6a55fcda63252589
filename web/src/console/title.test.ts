import { expect, test } from 'vitest'
import type { Translate } from '../ui/i18n/index.ts'
import { anAlarm } from './examples.ts'
import { briefTitle, signalWords, titleOf, titleOfAlarm } from './title.ts'

test.each([
  ['Тревога: пожар, зона 12', 'Пожар, зона 12'],
  ['Trevoga: bostirib kirish', 'Bostirib kirish'],
  ['Отмена тревоги: пожар', 'Отмена тревоги: пожар'],
  ['Тревога прервана пользователем', 'Тревога прервана пользователем'],
  ['Burglary alarm, kitchen', 'Burglary alarm, kitchen'],
  ['', ''],
])('"%s" is in brief "%s"', (title, brief) => expect(briefTitle(title)).toBe(brief))

test.each([
  ['PA', 'Trevoga: bosqin', 'Bosqin (PA)'],
  ['R130', 'Сброс: проникновение', 'Сброс: проникновение (R130)'],
  ['ZZ', undefined, 'ZZ'],
  ['ZZ', 'ZZ', 'ZZ'],
])('a signal %s that means "%s" is read as "%s"', (code, meaning, read) =>
  expect(signalWords(code, meaning)).toBe(read),
)

test('an alarm has the same title in the queue and in hand', () => {
  const alarm = anAlarm({ meaning: { uz: 'Trevoga: bosqin', ru: 'Тревога: нажата кнопка', en: 'Panic alarm' } })
  const words = ((key: string) => key) as unknown as Translate
  expect(titleOfAlarm(alarm, 'ru', words)).toBe('Нажата кнопка, bedroom')
  expect(titleOf({ alarm, incident: null }, 'ru', words)).toBe('Нажата кнопка, bedroom')
})
