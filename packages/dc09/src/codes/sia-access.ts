import type { CodeRow } from './code.ts'

/** DC-03: doors, access cards and users on the premises. */
// biome-ignore format: a table, one code a line
export const siaAccess: readonly CodeRow[] = [
  ['DA', 'access',            'user', 'Access card added', 'Карта доступа добавлена', 'Kirish kartasi qoʻshildi'],
  ['DB', 'access',            'user', 'Access card deleted', 'Карта доступа удалена', 'Kirish kartasi oʻchirildi'],
  ['DC', 'access',            'door', 'Access closed to all', 'Доступ закрыт для всех', 'Kirish hamma uchun yopildi'],
  ['DD', 'access',            'door', 'Access denied, unknown code', 'Доступ запрещён: неизвестный код', 'Kirish rad etildi: nomaʼlum kod'],
  ['DE', 'access',            'door', 'Request to enter', 'Запрос на вход', 'Kirish soʻrovi'],
  ['DF', 'intrusion',         'door', 'Door forced', 'Взлом двери', 'Eshik buzib ochildi'],
  ['DG', 'access',            'door', 'Access granted', 'Доступ разрешён', 'Kirishga ruxsat berildi'],
  ['DH', 'restore:intrusion', 'door', 'Door left open: closed again', 'Восстановление: дверь закрыта', 'Tiklandi: eshik yopildi'],
  ['DI', 'access',            'door', 'Access denied, passback', 'Доступ запрещён: повторный проход', 'Kirish rad etildi: takroriy oʻtish'],
  ['DJ', 'access',            'door', 'Door forced while disarmed', 'Дверь открыта без запроса (снято с охраны)', 'Eshik soʻrovsiz ochildi (qoʻriqlovdan olingan)'],
  ['DK', 'access',            'door', 'Access denied, known code', 'Доступ запрещён: код заблокирован', 'Kirish rad etildi: kod bloklangan'],
  ['DL', 'intrusion',         'door', 'Door left open while armed', 'Тревога: дверь не закрыта под охраной', 'Trevoga: qoʻriqlovda eshik ochiq qoldi'],
  ['DM', 'access',            'door', 'Door left open while disarmed', 'Дверь не закрыта (снято с охраны)', 'Eshik ochiq qoldi (qoʻriqlovdan olingan)'],
  ['DN', 'access',            'door', 'Door left open', 'Дверь не закрыта', 'Eshik ochiq qoldi'],
  ['DO', 'access',            'door', 'Access opened to authorised users', 'Доступ открыт для допущенных', 'Ruxsati borlar uchun kirish ochildi'],
  ['DP', 'access',            'door', 'Access denied, not at this time', 'Доступ запрещён: не то время', 'Kirish rad etildi: vaqti emas'],
  ['DQ', 'access',            'door', 'Access denied while armed', 'Доступ запрещён: раздел под охраной', 'Kirish rad etildi: boʻlim qoʻriqlovda'],
  ['DR', 'restore:intrusion', 'door', 'Door restored', 'Восстановление: дверь', 'Tiklandi: eshik'],
  ['DS', 'access',            'door', 'Door of the next report', 'Номер двери для следующего сообщения', 'Keyingi xabar uchun eshik raqami'],
  ['DT', 'fault',             'none', 'Access system trouble', 'Неисправность системы доступа', 'Kirish tizimi nosozligi'],
  ['DV', 'access',            'door', 'Access denied, level too low', 'Доступ запрещён: нет прав на раздел', 'Kirish rad etildi: boʻlimga ruxsat yoʻq'],
  ['DW', 'access',            'door', 'Access denied, interlock open', 'Доступ запрещён: открыт шлюз', 'Kirish rad etildi: shlyuz ochiq'],
  ['DX', 'access',            'door', 'Request to exit', 'Запрос на выход', 'Chiqish soʻrovi'],
  ['DY', 'access',            'door', 'Door locked', 'Дверь заперта', 'Eshik qulflandi'],
  ['DZ', 'access',            'door', 'Access denied, door secured', 'Доступ запрещён: дверь закрыта для всех', 'Kirish rad etildi: eshik hamma uchun yopiq'],
  ['JP', 'access',            'user', 'User on premises', 'Пользователь на объекте', 'Foydalanuvchi obyektda'],
]
