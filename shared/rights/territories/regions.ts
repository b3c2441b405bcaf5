/**
 * ONIX code list 49 (region): the current codes by country. Documented by EDItEUR; read from the
 * lists as published up to Issue 58 and agreeing in number with Issue 71. The list is not
 * ISO 3166-2 (New South Wales is AU-NS, Corsica FR-H) and must not be derived from it.
 */
const parts: Record<string, string> = {
  AU: 'CT NS NT QL SA TS VI WA',
  BE: 'BRU VLG WAL',
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
  CN: 'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ',
  ES: 'CN',
  FR: 'H',
  // AIR: airside outlets at airports; APS: all airport outlets, so it contains AIR.
  GB: 'AIR APS ENG NIR SCT WLS',
  IE: 'AIR',
  IT:
    'AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ ' +
    'EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG ' +
    'OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SV TA ' +
    'TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV',
  RS: 'KM VO',
  RU:
    'AD AL ALT AMU ARK AST BA BEL BRY BU CE CHE CHU CU DA IN IRK IVA KAM KB KC KDA KEM KGD KGN KHA ' +
    'KHM KIR KK KL KLU KO KOS KR KRS KYA LEN LIP MAG ME MO MOS MOW MUR NEN NGR NIZ NVS OMS ORE ORL ' +
    'PER PNZ PRI PSK ROS RYA SA SAK SAM SAR SE SMO SPE STA SVE TA TAM TOM TUL TVE TY TYU UD ULY VGG ' +
    'VLA VLG VOR YAN YAR YEV ZAB',
  US:
    'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH ' +
    'NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY',
}

export const regions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(parts).map(([country, codes]) => [
    country,
    codes.split(' ').map((code) => `${country}-${code}`),
  ]),
)
