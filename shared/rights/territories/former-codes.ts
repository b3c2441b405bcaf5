/**
 * Codes of lists 91 and 49 that EDItEUR has deprecated or that stand for a country, with what they
 * stand for now. Documented, except that GB-CHA and GB-IOM lie outside country GB and that CN does
 * not contain TW, HK and MO (inferred).
 */
export const formerCodes: Readonly<Record<string, readonly string[]>> = {
  AN: ['BQ', 'CW', 'SX'],
  CS: ['ME', 'RS'],
  YU: ['ME', 'RS'],
  'GB-CHA': ['GG', 'JE'],
  'GB-EWS': ['GB-ENG', 'GB-SCT', 'GB-WLS'],
  'GB-IOM': ['IM'],
  'CN-TW': ['TW'],
  'CN-HK': ['HK'],
  'CN-MO': ['MO'],
  'CN-71': ['TW'],
  'CN-91': ['HK'],
  'CN-92': ['MO'],
  ...numericChineseCodes(),
}

/** Words that people write for a code. They are suggestions: nothing is corrected in a permit. */
export const suggestions: Readonly<Record<string, readonly string[]>> = {
  UK: ['GB'],
  EL: ['GR'],
  XK: ['RS-KM'],
}

function numericChineseCodes(): Record<string, string[]> {
  const pairs =
    '11BJ 12TJ 13HE 14SX 15NM 21LN 22JL 23HL 31SH 32JS 33ZJ 34AH 35FJ 36JX 37SD 41HA 42HB 43HN ' +
    '44GD 45GX 46HI 50CQ 51SC 52GZ 53YN 54XZ 61SN 62GS 63QH 64NX 65XJ'
  return Object.fromEntries(
    pairs.split(' ').map((pair) => [`CN-${pair.slice(0, 2)}`, [`CN-${pair.slice(2)}`]]),
  )
}
