/** Names of a city that does not exist. They sound right, and belong to nobody. */
export const cityName = 'Anhorshahr'

/** The centre first, then inwards to outwards, clockwise from the north. */
export const districtNames = [
  'Markaz',
  'Chinorzor',
  'Soyguzar',
  'Hunarmandlar',
  'Bogʻkoʻcha',
  'Tepaqoʻrgʻon',
  'Yulduzli',
  'Navbahorguzar',
  'Anorzor',
  'Oqsaroymahalla',
  'Koʻprikboshi',
  'Toshdarvoza',
  'Yangisoy',
] as const

/** From the square in the middle to the border. */
export const ringNames = ['Maydon halqasi', 'Ichki halqa', 'Bogʻ halqasi', 'Katta halqa', 'Tashqi halqa'] as const

export const radialNames = [
  'Chinor',
  'Karvon',
  'Nilufar',
  'Oltin vodiy',
  'Yangi hayot',
  'Tongotar',
  'Zarafshonguzar',
  'Koʻprikbosh',
  'Qaldirgʻoch',
  'Temirchilar',
  'Sharshara',
  'Qoʻrgʻon',
] as const

export const riverName = 'Anhor'
export const canalName = 'Kichik anhor'
export const stadiumName = 'Anhor stadioni'
export const squareName = 'Markaziy maydon'
export const railwayStation = 'Anhorshahr vokzali'
export const embankments = ['Oʻng sohil koʻchasi', 'Chap sohil koʻchasi'] as const

export const parkNames = [
  'Doʻstlik bogʻi',
  'Bahor bogʻi',
  'Anhor boʻyi bogʻi',
  'Yoshlar bogʻi',
  'Botanika bogʻi',
  'Tinchlik bogʻi',
  'Majnuntol bogʻi',
  'Oqqush bogʻi',
  'Lochin bogʻi',
  'Sayilgoh',
  'Guldasta bogʻi',
  'Oydin bogʻi',
  'Tongyulduzi bogʻi',
  'Archa bogʻi',
] as const

/** What streets are called after. Each becomes a `koʻchasi`, and gives the lanes beside it their names. */
export const rootNames = [
  ...['Anor', 'Bodomzor', 'Gilos', 'Tutzor', 'Jiyda', 'Lolazor', 'Naqqoshlar', 'Kulollar', 'Archazor', 'Bulbul'],
  ...['Majnuntol', 'Olmazor', 'Behizor', 'Shaftolizor', 'Uzumzor', 'Yongʻoqzor', 'Pistazor', 'Oʻrikzor', 'Nokzor'],
  ...['Zardoli', 'Rayhonzor', 'Sadafgul', 'Gulxayri', 'Boychechak', 'Binafsha', 'Chuchmoma', 'Qashqargul', 'Sumbul'],
  ...['Savsan', 'Nargis', 'Namozshomgul', 'Gulibahor', 'Gulzor', 'Gulshan', 'Chamanzor', 'Sabzazor', 'Bogʻbon'],
  ...[
    'Dehqon',
    'Paxtakor',
    'Chorvador',
    'Asalchi',
    'Novvoylar',
    'Zargarlar',
    'Duradgorlar',
    'Misgarlar',
    'Toʻquvchilar',
  ],
  ...['Kashtachilar', 'Atlaschilar', 'Pillakor', 'Sangtaroshlar', 'Gʻishtchilar', 'Quruvchilar', 'Koʻnchilar'],
  ...['Egarchilar', 'Arqonchilar', 'Boʻyoqchilar', 'Shamchilar', 'Choyxona', 'Karvonsaroy', 'Choʻpon', 'Miroblar'],
  ...['Buloqboshi', 'Buloqsoy', 'Sariosiyo', 'Tegirmon', 'Hovuzli', 'Qoʻshhovuz', 'Toshhovuz', 'Zilol', 'Irmoq'],
  ...['Soybuyi', 'Daryobuyi', 'Shalola', 'Yomgʻir', 'Kamalak', 'Shabnam', 'Tongnuri', 'Oftobli', 'Quyoshli', 'Oydin'],
  ...['Mohitob', 'Surayyo', 'Hulkar', 'Zuhro', 'Saratonyulduz', 'Samo', 'Ufq', 'Shafaq', 'Sahar', 'Nurafshon'],
  ...['Nurli', 'Ravnaq', 'Fayzli', 'Farovon', 'Barakali', 'Saodat', 'Omad', 'Ezgulik', 'Mehr', 'Muruvvat', 'Oqibat'],
  ...[
    'Hamjihat',
    'Ahillik',
    'Ittifoq',
    'Doʻstlar',
    'Qoʻshnilar',
    'Mehmondoʻst',
    'Hasharchi',
    'Umid',
    'Orzu',
    'Ishonch',
  ],
  ...['Sadoqat', 'Vafo', 'Iftixor', 'Gʻurur', 'Shijoat', 'Matonat', 'Gʻayratli', 'Tashabbus', 'Ilmhikmat', 'Maʼrifat'],
  ...['Kitobsevar', 'Muallimlar', 'Shifokorlar', 'Muhandislar', 'Temiryoʻlchilar', 'Uchuvchilar', 'Kosmonavtlar'],
  ...['Dorbozlar', 'Polvonlar', 'Chavandozlar', 'Kurashchi', 'Bastakor', 'Doirachi', 'Dutorchi', 'Naychi', 'Lapar'],
  ...['Sozanda', 'Raqqosa', 'Qoʻgʻirchoqboz', 'Ertakchi', 'Baxshi', 'Bulbulzor', 'Laylak', 'Turna', 'Lochin', 'Burgut'],
  ...[
    'Kaptar',
    'Musicha',
    'Kaklik',
    'Bedana',
    'Tovus',
    'Jayron',
    'Ohu',
    'Kiyik',
    'Toychoq',
    'Bedov',
    'Arslon',
    'Qoplon',
  ],
  ...['Togʻli', 'Tepalik', 'Qirgʻoq', 'Adir', 'Yaylov', 'Oʻtloq', 'Dalabogʻ', 'Choʻlquvar', 'Vodiy', 'Oltintepa'],
  ...[
    'Kumushtepa',
    'Qizilqoʻrgʻon',
    'Oqtepa',
    'Koʻktepa',
    'Oʻrtatepa',
    'Qoʻshtepa',
    'Uchtut',
    'Beshyogʻoch',
    'Qirqqiz',
  ],
  ...['Toʻrtkoʻl', 'Beshchinor', 'Oqtosh', 'Toshloqyoʻl', 'Shagʻal', 'Marmar', 'Feruza', 'Yoqut', 'Zumrad', 'Gavhar'],
  ...['Marvarid', 'Sadaf', 'Billur', 'Kumushkon', 'Oltinsoy', 'Ipakchi', 'Shoyi', 'Doʻppi', 'Chopon', 'Atirgul'],
] as const

/** Before a root once all have been given away. */
export const rootPrefixes = ['', 'Yangi ', 'Katta ', 'Eski '] as const

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

export const teahouses = [
  'Chorraha',
  'Sadaraykon',
  'Osh markazi',
  'Laylak qor',
  'Tandir',
  'Choynak',
  'Rayhon',
  'Soya-salqin',
  'Mehmonjon',
] as const
export const firms = [
  'Anhor qurilish',
  'Zarafza',
  'Ipakchi savdo',
  'Nurtex',
  'Bodomtrans',
  'Qirqyoʻl',
  'Sadafsoft',
] as const
export const works = [
  'Toʻqimachilik',
  'Gʻisht zavodi',
  'Un kombinati',
  'Mebel fabrikasi',
  'Sovitgich omborlari',
] as const
export const hotels = ['Chinor', 'Karvon', 'Oqqush', 'Anhor saroyi', 'Yulduz'] as const
export const jewellers = ['Zargar', 'Gavhar', 'Marjon', 'Oltin uzuk'] as const
export const museums = ['Hunarmandchilik', 'Tabiat', 'Shahar tarixi'] as const

/** The operators that the city brings along. The names say what they are: nobody at the console should take them for a colleague. */
export const operatorNames = [
  'Dilnoza (demo)',
  'Rustam (demo)',
  'Malika (demo)',
  'Sardor (demo)',
  'Nigora (demo)',
  'Bekzod (demo)',
  'Feruza (demo)',
  'Otabek (demo)',
] as const
