import { stronger, type Certainty } from './certainty.ts'

/** ISO 639-2 codes, both bibliographic and terminological, of languages that ONIX and contracts name. */
const twoLetters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'afr-af alb-sq sqi-sq ara-ar arm-hy hye-hy baq-eu eus-eu bel-be ben-bn bos-bs bul-bg bur-my mya-my ' +
    'cat-ca chi-zh zho-zh cze-cs ces-cs dan-da dut-nl nld-nl eng-en est-et fin-fi fre-fr fra-fr ' +
    'geo-ka kat-ka ger-de deu-de gle-ga glg-gl gre-el ell-el heb-he hin-hi hrv-hr hun-hu ice-is ' +
    'isl-is ind-id ita-it jpn-ja kor-ko lav-lv lit-lt mac-mk mkd-mk mal-ml mao-mi mri-mi may-ms ' +
    'msa-ms nor-no per-fa fas-fa pol-pl por-pt rum-ro ron-ro rus-ru slo-sk slk-sk slv-sl spa-es ' +
    'srp-sr swe-sv tam-ta tel-te tha-th tib-bo bod-bo tur-tr ukr-uk urd-ur vie-vi wel-cy cym-cy'
  )
    .split(' ')
    .map((pair) => pair.split('-') as [string, string]),
)

/**
 * Is a language within those that a grant lists? A grant of `en` covers `en-US`, one of `en-GB` does
 * not cover `en` (inferred). A grant to somebody else of `en-GB` may reach into `en`. What is not a
 * language tag may be any language.
 * @example languageWithin(['en'], 'en-US', 'permit') // 'yes'
 */
export function languageWithin(
  listed: readonly string[],
  asked: string,
  effect: 'permit' | 'deny',
): Certainty {
  const tag = normal(asked)
  return listed
    .map((text): Certainty => {
      const granted = normal(text)
      if (granted === null || tag === null) return 'maybe'
      if (tag === granted || tag.startsWith(`${granted}-`)) return 'yes'
      return effect === 'deny' && granted.startsWith(`${tag}-`) ? 'maybe' : 'no'
    })
    .reduce(stronger, 'no')
}

/** In lower case with the two-letter language; null when it is no tag, or one we cannot compare. */
function normal(text: string): string | null {
  const [language, ...rest] = text.toLowerCase().split('-')
  if (!language || !/^[a-z]{2,3}$/.test(language)) return null
  const short = language.length === 2 ? language : twoLetters[language]
  return short && rest.every((part) => /^[a-z0-9]{2,8}$/.test(part))
    ? [short, ...rest].join('-')
    : null
}
