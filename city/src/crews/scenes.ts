import type { Story } from '../model/stories.ts'

/** What crews find where a story goes on: what they say and write, and how the work compares with the usual. */
type Scene = { readonly effort: number; readonly says: readonly string[] }

const nobody: Scene = {
  effort: 0.5,
  says: [
    'Eshik va derazalar joyida, hech kim yoʻq.',
    'Egasi kelib ochdi, hammasi joyida.',
    'Datchik oldida parda qimirlayapti.',
  ],
}
const burglary: Scene = {
  effort: 1.3,
  says: [
    'Eshik qulfi buzilgan, ichkariga kiryapmiz.',
    'Darvoza oldida ikki kishi.',
    'Bir kishi ushlandi.',
    'Izlar bor, ichkarida hech kim yoʻq.',
  ],
}
const threat: Scene = {
  effort: 1.2,
  says: [
    'Darvoza oldida ikki kishi.',
    'Tugmani bosgan ayol bilan gaplashyapmiz.',
    'Janjal bosildi, tushuntirish olinmoqda.',
    'Gumon qilinuvchi qochgan, qidiryapmiz.',
  ],
}
const blaze: Scene = {
  effort: 1.8,
  says: [
    'Uchinchi qavatdan tutun chiqyapti.',
    'Odamlar tashqariga chiqarildi.',
    'Alanga oʻchirildi, tutun chiqarilmoqda.',
  ],
}
const illness: Scene = {
  effort: 1.1,
  says: ['Bemor hushida, bosimi yuqori.', 'Shifoxonaga olib ketyapmiz.', 'Yordam koʻrsatildi, uyida qoladi.'],
}
const damage: Scene = {
  effort: 0.9,
  says: ['Suv toʻsildi.', 'Gaz berkitildi, xonalar shamollatilmoqda.', 'Qoʻshnilar ogohlantirildi.'],
}
const small: Scene = { effort: 0.6, says: ['Koʻrdik, usta kerak.', 'Quti ochilgan, yopib qoʻydik.'] }
const street: Scene = {
  effort: 1,
  says: ['Joyidamiz, ikki kishi bilan gaplashyapmiz.', 'Yoʻl ochildi.', 'Guvohlar bor, yozib olyapmiz.'],
}

const scenes: Readonly<Partial<Record<Story, Scene>>> = {
  'break-in': burglary,
  'broken-window': burglary,
  'safe-moved': burglary,
  'clumsy-owner': nobody,
  'cat-or-curtain': nobody,
  'burnt-pilaf': nobody,
  'panic-button': threat,
  'hold-up': threat,
  duress: threat,
  fire: blaze,
  'gas-leak': damage,
  'burst-pipe': damage,
  'taken-ill': illness,
  tampering: small,
  'battery-low': small,
  'mains-lost': small,
}

/** What is found where a story goes on; in the street, where none is known. */
export const sceneOf = (story: Story | undefined): Scene => (story && scenes[story]) ?? street

/** One of the things to say, by a number from 0 up to, and without, 1. */
export const wordsAt = ({ says }: Scene, share: number): string => says[Math.floor(share * says.length)]!

export const backUpReason = 'Bu yerda koʻpchilik, yordam kerak.'
export const readBack = 'Qabul qilindi.'
