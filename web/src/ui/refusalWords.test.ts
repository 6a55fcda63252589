import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Problem } from '../api/problem.ts'
import english from './i18n/shared/en.json'
import { refusalWords } from './refusalWords.ts'

beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  }),
)

const said = (problem: Partial<Problem>): string =>
  refusalWords({ code: 'bad-request', title: 'As the server says it.', status: 400, detail: {}, ...problem }, i18next.t)
    .what

test.each<[string, Partial<Problem>, string]>([
  [
    'names the unit, and what it is on',
    { code: 'unit-busy', detail: { unit: 'T-7', incident: '1-4' } },
    'T-7 is on incident 1-4.',
  ],
  ['names who said it', { code: 'choice-explained', detail: { explainedBy: { name: 'Anna' } } }, 'Anna has said why.'],
  [
    'names the field that is wrong, and how',
    { detail: { issues: [{ path: '/text', wrong: 'too-long', limit: 500, message: 'Too big' }] } },
    'The text is too long: at most 500 characters.',
  ],
  [
    'names a field in a list by the list',
    { detail: { issues: [{ path: '/units/0', wrong: 'wrong-form', message: 'Invalid string' }] } },
    'The units: not in the form that is needed.',
  ],
  [
    'names a field that nobody types as the server does',
    { detail: { issues: [{ path: '/p256dh', wrong: 'missing', message: 'Invalid input' }] } },
    'p256dh is missing.',
  ],
  [
    'names the form where all of it is wrong',
    { detail: { issues: [{ path: '/', wrong: 'wrong-form', message: 'Invalid input' }] } },
    'What was sent: not in the form that is needed.',
  ],
  ['knows no field where none is said', {}, 'The server did not understand the form.'],
  ['of a code that it does not know says what the server says', { code: 'new-rule' }, 'As the server says it.'],
])('a refusal %s', (_name, problem, words) => expect(said(problem)).toBe(words))
