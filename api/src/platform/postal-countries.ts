/**
 * How addresses are written, country by country: forms of postal codes, and what must not be missing. From the
 * Universal Postal Union's addressing systems as CLDR and libaddressinput have them; countries are those of
 * ISO 3166-1, and Kosovo.
 */

/**
 * Forms of postal codes, and who uses them: `#` is a digit, `@` a letter, `?` either, all else stands for itself.
 * Spaces and hyphens may be left out or be others when a code is read; it is kept as the form has it.
 */
const codeForms: [form: string, countries: string][] = [
  ['###', 'FO GN IS LS MG OM PG'],
  ['PC ###', 'OM'],
  [
    '####',
    'AF AL AM AT AU AZ BD BE BG CC CH CV CX CY DK ET GE GL GW HM HT HU LI LR LU MD MK MZ NE NF NO NZ PH PY SI SJ TN TZ VE ZA',
  ],
  ['LV-####', 'LV'],
  ['AD###', 'AD'],
  ['#####', 'AX BA BL BT CR CU DE DO DZ EE EG EH ES FI FR GF GP GT HN HR ID IL IQ IT JO KE KH KR KW LA LK'],
  ['#####', 'LT MA MC ME MF MM MN MQ MU MV MX MY NA NC NI NP PE PF PK PM RE RS SA SD SM SN TH TR TZ UA'],
  ['#####', 'US AS FM GU MH MP PR PW UM VI UY VA VN WF XK YT ZM'],
  ['#####-####', 'US AS FM GU MH MP PR PW UM VI'],
  ['######', 'AM BY CN CO EC IN KG KH KZ NG RO RS RU SG TJ TM UZ VN'],
  ['#######', 'CL IL'],
  ['####', 'CR'],
  ['AI-####', 'AI'],
  ['###', 'BH'],
  ['####', 'BH'],
  ['BB#####', 'BB'],
  ['@@ ??', 'BM'],
  ['@@####', 'BN'],
  ['#####-###', 'BR'],
  ['@#@ #@#', 'CA'],
  ['### ##', 'CZ GR SE SK'],
  ['FIQQ 1ZZ', 'FK'],
  ['@# #@@', 'GB'],
  ['@## #@@', 'GB'],
  ['@@# #@@', 'GB GG IM JE'],
  ['@@## #@@', 'GB GG IM JE'],
  ['@#@ #@@', 'GB'],
  ['@@#@ #@@', 'GB'],
  ['GIR 0AA', 'GB'],
  ['BFPO #', 'GB'],
  ['BFPO ##', 'GB'],
  ['BFPO ###', 'GB'],
  ['BFPO ####', 'GB'],
  ['GX11 1AA', 'GI'],
  ['SIQQ 1ZZ', 'GS'],
  ['??? ????', 'IE'],
  ['BBND 1ZZ', 'IO'],
  ['#####-#####', 'IR'],
  ['###-####', 'JP'],
  ['KY#-####', 'KY'],
  ['####', 'LB'],
  ['#### ####', 'LB'],
  ['@@@ ####', 'MT'],
  ['@@@ ##', 'MT'],
  ['#### @@', 'NL'],
  ['##-###', 'PL'],
  ['PCRN 1ZZ', 'PN'],
  ['####-###', 'PT'],
  ['STHL 1ZZ', 'SH'],
  ['ASCN 1ZZ', 'SH'],
  ['TDCU 1ZZ', 'SH'],
  ['@@ #####', 'SO'],
  ['CP ####', 'SV'],
  ['@###', 'SZ'],
  ['TKCA 1ZZ', 'TC'],
  ['###', 'TW'],
  ['#####', 'TW'],
  ['######', 'TW'],
  ['VC####', 'VC'],
  ['VG####', 'VG'],
  ['####', 'AR'],
  ['@####', 'AR'],
  ['@####@@@', 'AR'],
]

/** Where a form alone would let too much through. */
const narrower: Record<string, RegExp> = {
  // Canada Post never writes D, F, I, O, Q or U, and no code begins with W or Z.
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d$/,
  GG: /^GY/,
  IM: /^IM/,
  JE: /^JE/,
  LI: /^94[89]/,
  MC: /^980/,
  NL: /^[1-9]/,
}

/** Real codes, one a country, to show what is expected where the form alone says little. */
const codeExamples: Record<string, string> = {
  AT: '1010',
  AU: '2060',
  BE: '4000',
  BG: '1000',
  BR: '40301-110',
  CA: 'H3Z 2Y7',
  CH: '8001',
  CN: '266033',
  CY: '2008',
  CZ: '100 00',
  DE: '10119',
  DK: '8660',
  EE: '69501',
  ES: '28039',
  FI: '00550',
  FR: '33380',
  GB: 'EC1Y 8SY',
  GG: 'GY1 1AA',
  GR: '151 24',
  HR: '10000',
  HU: '1037',
  IE: 'A65 F4E2',
  IM: 'IM2 1AA',
  IN: '110034',
  IS: '320',
  IT: '00144',
  JE: 'JE1 1AA',
  JP: '154-0023',
  KR: '03051',
  LI: '9496',
  LT: '04340',
  LU: '4750',
  LV: 'LV-1073',
  MC: '98000',
  MT: 'NXR 01',
  NL: '1234 AB',
  NO: '0025',
  NZ: '6001',
  PL: '00-950',
  PT: '2725-079',
  RO: '060274',
  SE: '114 55',
  SG: '546080',
  SI: '4000',
  SK: '010 01',
  TR: '01960',
  US: '95014',
  ZA: '0083',
}

/** Before a code people still write the country's letters: `D-10119`, `SI-1000`, `CH-8001`. */
const oldPrefixes: Record<string, string> = {
  AT: 'A',
  BE: 'B',
  DE: 'D',
  ES: 'E',
  FR: 'F',
  IT: 'I',
  LI: 'FL',
  LU: 'L',
  NO: 'N',
  SE: 'S',
}

/** Nothing arrives there without the code. Elsewhere it may be left out: most of Ireland writes none. */
const codeNeeded = `AS AT AU AX BE BG BL BR CA CH CN CY CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HR HU IM IN
  IO IT JE JP KR LI LT LU LV MC MF MH MP MQ MT MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SI SJ SK SM TC
  TR TW UA US VI WF YT ZA`

/** There the town alone is not enough: states, provinces, prefectures, emirates. */
const regionNeeded =
  'AE AS AU BR CA CN CO CR FM HK HN ID IN IQ JM JP KN KR KY MH MP MX NR PG PW RU SO SV TW US VE VI'

const usStates = `AL Alabama,AK Alaska,AS American Samoa,AZ Arizona,AR Arkansas,AA Armed Forces Americas,
  AE Armed Forces Europe,AP Armed Forces Pacific,CA California,CO Colorado,CT Connecticut,DE Delaware,
  DC District of Columbia,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,
  KY Kentucky,LA Louisiana,ME Maine,MH Marshall Islands,MD Maryland,MA Massachusetts,MI Michigan,FM Micronesia,
  MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,
  NM New Mexico,NY New York,NC North Carolina,ND North Dakota,MP Northern Mariana Islands,OH Ohio,OK Oklahoma,
  OR Oregon,PW Palau,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,
  TX Texas,UT Utah,VT Vermont,VI Virgin Islands,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming`

const canadianProvinces = `AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,
  NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,
  YT Yukon`

const australianStates = `ACT Australian Capital Territory,JBT Jervis Bay Territory,NSW New South Wales,
  NT Northern Territory,QLD Queensland,SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia`

const prefectures = `北海道 Hokkaido,青森県 Aomori,岩手県 Iwate,宮城県 Miyagi,秋田県 Akita,山形県 Yamagata,福島県 Fukushima,
  茨城県 Ibaraki,栃木県 Tochigi,群馬県 Gunma,埼玉県 Saitama,千葉県 Chiba,東京都 Tokyo,神奈川県 Kanagawa,新潟県 Niigata,
  富山県 Toyama,石川県 Ishikawa,福井県 Fukui,山梨県 Yamanashi,長野県 Nagano,岐阜県 Gifu,静岡県 Shizuoka,愛知県 Aichi,
  三重県 Mie,滋賀県 Shiga,京都府 Kyoto,大阪府 Osaka,兵庫県 Hyogo,奈良県 Nara,和歌山県 Wakayama,鳥取県 Tottori,
  島根県 Shimane,岡山県 Okayama,広島県 Hiroshima,山口県 Yamaguchi,徳島県 Tokushima,香川県 Kagawa,愛媛県 Ehime,高知県 Kochi,
  福岡県 Fukuoka,佐賀県 Saga,長崎県 Nagasaki,熊本県 Kumamoto,大分県 Oita,宮崎県 Miyazaki,鹿児島県 Kagoshima,沖縄県 Okinawa`

/** All of ISO 3166-1, and XK as carriers use it. */
const countries = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
  BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE
  KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
  MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ
  VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`

export interface PostalCountry {
  /** Forms of its postal codes; empty where there are none, or too many to tell */
  codeForms: string[]
  /** What such a code looks like; empty where there are none */
  codeExample: string
  /** A code of one of the forms must also match this. */
  narrower: RegExp | undefined
  /** Letters that are written before a code, and dropped */
  codePrefixes: string[]
  codeNeeded: boolean
  regionNeeded: boolean
  /** Null where any text is a region. `name` is English. */
  regions: { code: string; name: string }[] | null
}

const wordsOf = (text: string): string[] => text.trim().split(/\s+/)

const regionsOf = (text: string) =>
  text.split(/,\s*/).map((region) => {
    const [code = '', ...name] = region.split(' ')
    return { code, name: name.join(' ') }
  })

const regionLists: Record<string, { code: string; name: string }[]> = {
  US: regionsOf(usStates),
  CA: regionsOf(canadianProvinces),
  AU: regionsOf(australianStates),
  // Both names, each as it is: a label is written in one of the two scripts.
  JP: regionsOf(prefectures).flatMap(({ code, name }) => [
    { code: name, name },
    { code, name: code },
  ]),
}

/** A code of this form: `###-####` is 123-4567, as every digit follows the one before it. */
function exampleOf(form: string): string {
  let digit = 0
  let letter = 0
  return form
    .replaceAll('#', () => String(++digit % 10))
    .replaceAll(/[@?]/g, () => String.fromCodePoint(65 + letter++))
}

function countryOf(code: string): PostalCountry {
  const forms = codeForms.filter(([, of]) => wordsOf(of).includes(code)).map(([form]) => form)
  const [first] = forms
  const prefix = oldPrefixes[code]
  return {
    codeForms: forms,
    codeExample: codeExamples[code] ?? (first === undefined ? '' : exampleOf(first)),
    narrower: narrower[code],
    codePrefixes: prefix === undefined ? [code] : [code, prefix],
    codeNeeded: wordsOf(codeNeeded).includes(code),
    regionNeeded: wordsOf(regionNeeded).includes(code),
    regions: regionLists[code] ?? null,
  }
}

/** By ISO 3166-1 alpha-2 code. */
export const postalCountries: ReadonlyMap<string, PostalCountry> = new Map(
  wordsOf(countries).map((code) => [code, countryOf(code)]),
)
