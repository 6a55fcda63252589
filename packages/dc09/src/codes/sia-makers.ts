import type { CodeRow } from './code.ts'

/** Codes that DC-03 leaves free and makers of widespread panels (Ajax among them) send all the same. */
// biome-ignore format: a table, one code a line
export const siaMakers: readonly CodeRow[] = [
  ['AF', 'open-close',     'zone',   'Armed by scenario', 'Взятие по сценарию', 'Ssenariy boʻyicha qoʻriqlovga qoʻyildi'],
  ['CB', 'open-close',     'area',   'Group armed', 'Взятие группы', 'Guruh qoʻriqlovga qoʻyildi'],
  ['CC', 'open-close',     'area',   'Arming failed', 'Неудачная попытка взятия', 'Qoʻriqlovga qoʻyish urinishi muvaffaqiyatsiz'],
  ['JC', 'restore:tamper', 'area',   'Wrong-code lockout ended', 'Восстановление: подбор кода прекращён', 'Tiklandi: kod tanlash toʻxtadi'],
  ['NB', 'open-close',     'area',   'Night mode by scenario', 'Ночной режим по сценарию', 'Ssenariy boʻyicha tungi rejim'],
  ['ND', 'hold-up',        'area',   'Night mode ended under duress', 'Снятие ночного режима под принуждением', 'Tungi rejim majburlash ostida oʻchirildi'],
  ['NE', 'open-close',     'area',   'Night mode failed', 'Неудачная попытка ночного режима', 'Tungi rejimga oʻtish muvaffaqiyatsiz'],
  ['NO', 'open-close',     'area',   'Night mode ended automatically', 'Автоматическое снятие ночного режима', 'Tungi rejim avtomatik oʻchirildi'],
  ['NP', 'open-close',     'zone',   'Night mode ended by device', 'Снятие ночного режима устройством', 'Tungi rejim qurilma orqali oʻchirildi'],
  ['OB', 'open-close',     'area',   'Group disarmed', 'Снятие группы', 'Guruh qoʻriqlovdan olindi'],
  ['PC', 'information',    'user',   'Photo on demand enabled', 'Фото по запросу включено', 'Soʻrov boʻyicha surat yoqildi'],
  ['PD', 'information',    'user',   'Photo on demand disabled', 'Фото по запросу отключено', 'Soʻrov boʻyicha surat oʻchirildi'],
  ['PE', 'information',    'none',   'Photo by scenario enabled', 'Фото по сценарию включено', 'Ssenariy boʻyicha surat yoqildi'],
  ['PF', 'fault',          'zone',   'Photo channel lost', 'Потеря канала передачи фото', 'Surat uzatish kanali yoʻqoldi'],
  ['PG', 'information',    'none',   'Photo by scenario disabled', 'Фото по сценарию отключено', 'Ssenariy boʻyicha surat oʻchirildi'],
  ['PO', 'restore:fault',  'zone',   'Photo channel restored', 'Восстановление: канал передачи фото', 'Tiklandi: surat uzatish kanali'],
  ['SM', 'fault',          'zone',   'Leak detector trouble', 'Неисправность датчика протечки', 'Suv sizishi datchigi nosozligi'],
  ['XC', 'restore:fault',  'zone',   'Connection with a device restored', 'Восстановление: связь с устройством', 'Tiklandi: qurilma bilan aloqa'],
  ['ZY', 'information',    'device', 'Device switched on', 'Устройство включено', 'Qurilma yoqildi'],
  ['ZZ', 'information',    'device', 'Device switched off', 'Устройство выключено', 'Qurilma oʻchirildi'],
]
