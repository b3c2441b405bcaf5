/** Does a rule apply? `maybe` stands for unresolved words, imprecise dates, silence. */
export type Certainty = 'yes' | 'maybe' | 'no'

const strength: Record<Certainty, number> = { no: 0, maybe: 1, yes: 2 }

/** Both have to hold. */
export const weaker = (a: Certainty, b: Certainty): Certainty =>
  strength[a] <= strength[b] ? a : b

/** One of them is enough. */
export const stronger = (a: Certainty, b: Certainty): Certainty =>
  strength[a] >= strength[b] ? a : b

export const opposite = (certainty: Certainty): Certainty =>
  certainty === 'maybe' ? 'maybe' : certainty === 'yes' ? 'no' : 'yes'
