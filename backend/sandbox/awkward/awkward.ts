/**
 * Where the demonstration publisher is awkward on purpose: item keys, work ids and product ids that
 * tests and documents may rely on, whatever the seed and the day.
 */
export const awkward = {
  // rights of an asset
  noRights: 'otmm-50010-front-cover',
  licenceExpired: 'otmm-50005-front-cover',
  licenceEndingSoon: 'otmm-50035-front-cover',
  licenceEndsInAMonth: 'otmm-50022-front-cover',
  emptyExpiry: 'otmm-50023-front-cover',
  freeTextTerritory: 'otmm-50024-front-cover',
  licenceDenied: 'otmm-50025-front-cover',
  printOnly: 'core-dam-50026-front-cover',
  embargoRunning: 'core-dam-50007-front-cover',
  creditRequired: 'core-dam-50001-front-cover',
  creditRequiredButMissing: 'otmm-50028-portrait',
  sourcesDisagreeWide: 'otmm-50011-front-cover',
  sourcesDisagreeNarrow: 'core-dam-50011-front-cover',
  // versions and approval
  inReviewOverApproved: 'otmm-50003-front-cover',
  rejectedOverApproved: 'otmm-50012-front-cover',
  superseded: 'otmm-50036-front-cover',
  rejectedAlternative: 'otmm-50042-front-cover-alternative',
  approvalUnknown: 'core-dam-50039-front-cover',
  // keys
  twoTitles: 'otmm-50010-banner-both',
  noTitle: 'otmm-0-found-picture',
  // files that surprise
  pngNamedJpeg: 'core-dam-50015-front-cover',
  textNamedJpeg: 'core-dam-50016-front-cover',
  tiffWithJpeg: 'otmm-50017-front-cover',
  tiffWithoutJpeg: 'otmm-50018-front-cover',
  pngWithJpeg: 'otmm-50019-front-cover',
  pngWithoutJpeg: 'otmm-50021-front-cover',
  cmykJpeg: 'otmm-50020-front-cover',
  tooSmall: 'otmm-50014-front-cover',
  // names
  nameGreek: 'otmm-50008-name-greek',
  nameCyrillic: 'otmm-50008-name-cyrillic',
  nameArabic: 'otmm-50008-name-arabic',
  nameHebrew: 'otmm-50008-name-hebrew',
  nameChinese: 'otmm-50008-name-chinese',
  nameJapanese: 'otmm-50008-name-japanese',
  nameKorean: 'otmm-50008-name-korean',
  nameDevanagari: 'otmm-50008-name-devanagari',
  nameThai: 'otmm-50008-name-thai',
  nameEmoji: 'otmm-50008-name-emoji',
  nameCombining: 'otmm-50008-name-combining',
  nameLong: 'otmm-50008-name-long',
  nameMarkup: 'otmm-50008-name-markup',
  // agreements
  agreementPending: 'content-server-50029-agreement',
  agreementEnded: 'content-server-50030-agreement',
  agreementWithoutEnd: 'content-server-50032-agreement',
  agreementOut: 'content-server-50037-agreement-out',
  workWithoutAgreement: 50043,
  // works and products
  workWithNothing: 50047,
  workWithoutUnitedStates: 50027,
  workWithSalesUnstated: 50034,
  productWithoutIsbn: 700_402,
  productNoLongerOurs: 700_530,
  productNotInOnix: 700_103,
  foreignWork: 90001,
} as const

export type AwkwardName = keyof typeof awkward
