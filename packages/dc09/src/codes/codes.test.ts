import { describe, expect, test } from 'vitest'
import {
  type CodeEntry,
  contactIdCode,
  contactIdCodes,
  numberKinds,
  siaCode,
  siaCodes,
  signalClasses,
} from './index.ts'

const all = [siaCodes, ...Object.values(contactIdCodes)]
const codesOf = (codes: readonly CodeEntry[]) => codes.map(({ code }) => code)
const brief = (entry: CodeEntry | undefined) => entry && [entry.class, entry.restores, entry.number]

describe('every table', () => {
  test.each(all.map((codes) => [codes]))('names each code once', (codes) => {
    const names = codesOf(codes)
    expect(names.filter((code, at) => names.indexOf(code) !== at)).toEqual([])
  })

  test('gives every code a class, a kind of number, and words in three languages', () => {
    for (const entry of all.flat()) {
      expect(signalClasses, entry.code).toContain(entry.class)
      expect(numberKinds, entry.code).toContain(entry.number)
      expect(entry.class === 'restore', entry.code).toBe(entry.restores !== undefined)
      for (const words of Object.values(entry.meaning)) expect(words.trim(), entry.code).toMatch(/^\S.{2,}$/)
    }
  })

  test('is written in the letters of each language', () => {
    for (const { code, meaning } of all.flat()) {
      expect(meaning.en, code).toMatch(/^[A-Za-z0-9 ,:%/-]+$/)
      expect(meaning.ru, code).toMatch(/\p{Script=Cyrillic}/u)
      // Of Latin letters Russian keeps only names of technology; of apostrophes Uzbek has only oʻ, gʻ and the tutuq belgisi.
      expect(meaning.ru.replace(/AES|CO₂/g, ''), code).not.toMatch(/[A-Za-z]/)
      expect(meaning.uz, code).not.toMatch(/\p{Script=Cyrillic}|['’‘`]/u)
      expect(meaning.uz.replace(/[oOgG]ʻ/g, ''), code).not.toContain('ʻ')
    }
  })
})

describe('SIA DC-03', () => {
  test('is complete', () => {
    expect(siaCodes.length).toBeGreaterThanOrEqual(320)
    expect(codesOf(siaCodes).every((code) => /^[A-Z]{2}$/.test(code))).toBe(true)
  })

  test.each([
    ['HA', 'hold-up', undefined, 'zone'],
    ['PA', 'panic', undefined, 'zone'],
    ['MA', 'medical', undefined, 'zone'],
    ['FA', 'fire', undefined, 'zone'],
    ['KA', 'fire', undefined, 'zone'],
    ['SA', 'fire', undefined, 'zone'],
    ['GA', 'gas', undefined, 'zone'],
    ['BA', 'intrusion', undefined, 'zone'],
    ['BV', 'intrusion', undefined, 'area'],
    ['UA', 'intrusion', undefined, 'zone'],
    ['TA', 'tamper', undefined, 'zone'],
    ['JA', 'tamper', undefined, 'area'],
    ['WA', 'technical', undefined, 'zone'],
    ['AT', 'fault', undefined, 'none'],
    ['YT', 'fault', undefined, 'none'],
    ['LT', 'fault', undefined, 'device'],
    ['FS', 'supervision', undefined, 'zone'],
    ['CI', 'supervision', undefined, 'area'],
    ['XX', 'supervision', undefined, 'none'],
    ['BB', 'bypass', undefined, 'zone'],
    ['BC', 'cancel', undefined, 'user'],
    ['CL', 'open-close', undefined, 'user'],
    ['OP', 'open-close', undefined, 'user'],
    ['NL', 'open-close', undefined, 'area'],
    ['DG', 'access', undefined, 'door'],
    ['RP', 'test', undefined, 'none'],
    ['RX', 'test', undefined, 'user'],
    ['LB', 'information', undefined, 'none'],
    ['BR', 'restore', 'intrusion', 'zone'],
    ['BJ', 'restore', 'fault', 'zone'],
    ['FH', 'restore', 'fire', 'zone'],
    ['PR', 'restore', 'panic', 'zone'],
    ['TR', 'restore', 'tamper', 'zone'],
    ['BU', 'restore', 'bypass', 'zone'],
    ['AR', 'restore', 'fault', 'none'],
    ['YK', 'restore', 'fault', 'none'],
  ])('%s is %s %s, its number a %s', (code, kind, restores, number) => {
    expect(siaCode(code)).toMatchObject({ code, standard: 'SIA' })
    expect(brief(siaCode(code))).toEqual([kind, restores, number])
  })

  test('keeps the alarm, its trouble and their restores of each kind of zone together', () => {
    for (const letter of 'BFGHKMPQSUWZ') {
      const alarm = siaCode(`${letter}A`)?.class
      expect(brief(siaCode(`${letter}H`)), letter).toEqual(['restore', alarm, 'zone'])
      expect(brief(siaCode(`${letter}R`)), letter).toEqual(['restore', alarm, 'zone'])
      expect(brief(siaCode(`${letter}T`)), letter).toEqual(['fault', undefined, 'zone'])
      expect(brief(siaCode(`${letter}J`)), letter).toEqual(['restore', 'fault', 'zone'])
    }
  })

  test('knows what the makers of panels added, a duress code among them', () => {
    expect(brief(siaCode('JC'))).toEqual(['restore', 'tamper', 'area'])
    expect(brief(siaCode('ND'))).toEqual(['hold-up', undefined, 'area'])
  })

  test.each(['QQ', '', 'ba', 'BA1'])('does not know %j', (code) => expect(siaCode(code)).toBeUndefined())
})

describe('Contact ID (DC-05)', () => {
  test.each([
    [1, '100', 'medical', undefined, 'zone'],
    [1, '110', 'fire', undefined, 'zone'],
    [1, '120', 'panic', undefined, 'zone'],
    [1, '121', 'hold-up', undefined, 'user'],
    [1, '122', 'hold-up', undefined, 'zone'],
    [1, '123', 'panic', undefined, 'zone'],
    [1, '130', 'intrusion', undefined, 'zone'],
    [1, '137', 'tamper', undefined, 'zone'],
    [1, '151', 'gas', undefined, 'zone'],
    [1, '154', 'technical', undefined, 'zone'],
    [1, '162', 'gas', undefined, 'zone'],
    [1, '200', 'supervision', undefined, 'zone'],
    [1, '301', 'fault', undefined, 'zone'],
    [1, '302', 'fault', undefined, 'zone'],
    [1, '381', 'supervision', undefined, 'zone'],
    [1, '401', 'open-close', undefined, 'user'],
    [1, '406', 'cancel', undefined, 'user'],
    [1, '441', 'open-close', undefined, 'user'],
    [1, '454', 'supervision', undefined, 'user'],
    [1, '570', 'bypass', undefined, 'zone'],
    [1, '602', 'test', undefined, 'zone'],
    [1, '627', 'information', undefined, 'zone'],
    [3, '110', 'restore', 'fire', 'zone'],
    [3, '120', 'restore', 'panic', 'zone'],
    [3, '130', 'restore', 'intrusion', 'zone'],
    [3, '301', 'restore', 'fault', 'zone'],
    [3, '401', 'open-close', undefined, 'user'],
    [3, '426', 'restore', 'access', 'zone'],
    [3, '570', 'restore', 'bypass', 'zone'],
    [3, '602', 'test', undefined, 'zone'],
    [6, '110', 'fire', undefined, 'zone'],
    [6, '301', 'fault', undefined, 'zone'],
    [6, '401', 'open-close', undefined, 'user'],
  ] as const)('%i %s is %s %s, its number a %s', (qualifier, event, kind, restores, number) => {
    expect(contactIdCode(qualifier, event)).toMatchObject({ code: event, standard: 'CID' })
    expect(brief(contactIdCode(qualifier, event))).toEqual([kind, restores, number])
  })

  test('knows the same events with every qualifier, from the 100s to the 900s', () => {
    const events = codesOf(contactIdCodes[1]).sort()
    expect(codesOf(contactIdCodes[3]).sort()).toEqual(events)
    expect(codesOf(contactIdCodes[6]).sort()).toEqual(events)
    expect([...new Set(events.map((event) => event[0]))]).toEqual(['1', '2', '3', '4', '5', '6', '7', '9'])
  })

  test.each([
    [1, '110', 'Yongʻin', 'Пожар', 'Fire'],
    [3, '110', 'Tiklandi: yongʻin', 'Восстановление: пожар', 'Restored: fire'],
    [6, '110', 'Davom etmoqda: yongʻin', 'Сохраняется: пожар', 'Still present: fire'],
    [
      3,
      '302',
      'Bartaraf etildi: akkumulyator zaryadi pastligi',
      'Устранено: разряд аккумулятора',
      'Cleared: system battery low',
    ],
    [3, '570', 'Bekor qilindi: zona chetlatilishi', 'Отменено: обход зоны', 'Lifted: zone bypassed'],
    [1, '401', 'Foydalanuvchi qoʻriqlovdan oldi', 'Снятие с охраны пользователем', 'Disarmed by user'],
    [3, '401', 'Foydalanuvchi qoʻriqlovga qoʻydi', 'Взятие под охрану пользователем', 'Armed by user'],
    [6, '401', 'Holat hisoboti', 'Отчёт о состоянии', 'Status report'],
    [3, '602', 'Davriy aloqa sinovi', 'Периодический тест связи', 'Periodic test'],
  ] as const)('says %i %s in the words of each language', (qualifier, event, uz, ru, en) => {
    expect(contactIdCode(qualifier, event)?.meaning).toEqual({ uz, ru, en })
  })

  test('keeps the capitals of an abbreviation within a sentence', () => {
    expect(contactIdCode(3, '303')?.meaning.en).toBe('Cleared: RAM checksum error')
  })

  test.each(['000', '999', '', '1110'])('does not know %j', (event) => expect(contactIdCode(1, event)).toBeUndefined())
})
