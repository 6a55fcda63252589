/** Names of a city that does not exist. They sound right, and belong to nobody. */
export const cityName = 'Anhorshahr'

export const districts = [
  'Chinorzor',
  'Bogʻkoʻcha',
  'Tepaqoʻrgʻon',
  'Soyguzar',
  'Navbahorguzar',
  'Yulduzli',
  'Anorzor',
  'Oqsaroymahalla',
] as const
export const centralDistrict = 'Markaz'

export const rings = ['Ichki halqa', 'Bogʻ halqasi', 'Katta halqa', 'Tashqi halqa'] as const

export const radials = [
  'Chinor',
  'Karvon',
  'Nilufar',
  'Oltin vodiy',
  'Yangi hayot',
  'Tongotar',
  'Zarafshonguzar',
  'Koʻprikbosh',
  'Hunarmandlar',
  'Qaldirgʻoch',
  'Temirchilar',
  'Sharshara',
] as const

export const lanes = [
  'Anor',
  'Bodomzor',
  'Gilos',
  'Tutzor',
  'Jiyda',
  'Lolazor',
  'Naqqoshlar',
  'Kulollar',
  'Archazor',
  'Bulbul',
  'Majnuntol',
  'Olmazor yoʻli',
] as const

export const families = [
  'Alimov',
  'Boltayev',
  'Doʻstov',
  'Ergashev',
  'Fayziyev',
  'Gʻaniyev',
  'Hamroyev',
  'Ismatov',
  'Joʻrayev',
  'Komilov',
  'Latipov',
  'Muminov',
  'Nazarov',
  'Ochilov',
  'Pulatov',
  'Qodirov',
  'Rustamov',
  'Sattorov',
  'Toshev',
  'Umarov',
  'Vohidov',
  'Xolmatov',
  'Yoʻldoshev',
  'Zokirov',
] as const

export const givenNames = [
  'Akmal',
  'Bahodir',
  'Davron',
  'Elyor',
  'Farrux',
  'Gʻayrat',
  'Husan',
  'Ilhom',
  'Jasur',
  'Kamol',
  'Laziz',
  'Mansur',
  'Nodir',
  'Oybek',
  'Parviz',
  'Qobil',
  'Ravshan',
  'Sherzod',
  'Temur',
  'Ulugʻbek',
  'Zafar',
] as const

export const shops = [
  'Baraka',
  'Bahor',
  'Dasturxon',
  'Farovon',
  'Guldasta',
  'Hamkor savdo',
  'Issiq non',
  'Karvonsaroy',
  'Lazzat',
  'Mehrli uy',
  'Navroʻz savdo',
  'Oqshom',
  'Poytosh',
  'Quvonch',
  'Rangin',
  'Savdogar',
  'Toʻrtfasl',
  'Umid savdo',
  'Xazina',
  'Yaqin doʻkon',
] as const

export const pharmacies = [
  'Shifobaxsh',
  'Giyoh',
  'Darmon',
  'Malham',
  'Sogʻlom oila',
  'Hayotbaxsh',
  'Yalpizli',
  'Naʼmatak',
] as const
export const banks = ['Anhor', 'Zarsoy', 'Karvon', 'Ipak oltin'] as const
export const clinics = ['Salomatlik', 'Hayot nuri', 'Oydin', 'Mehr-shafqat', 'Tabib'] as const
export const flowers = [
  'Lola',
  'Binafsha',
  'Rayhon',
  'Boychechak',
  'Gulnoza',
  'Moychechak',
  'Nargiz',
  'Savsan',
] as const

/** The operators that the city brings along. The names say what they are: nobody at the console should take them for a colleague. */
export const operators = ['Dilnoza (demo)', 'Rustam (demo)'] as const
