import type { Random } from '../random.ts'

/** Sentences that belong to no book; shuffled, they fill pages. */
const sentences = [
  'The ferry was late, as it had been every winter that anyone could remember.',
  'She counted the crates twice, and twice the number came out wrong.',
  'Nobody on the quay spoke of the letter, though everybody had read it.',
  'By noon the fog had lifted and the whole bay lay as flat as a table.',
  'He kept the key on a nail behind the stove, where a thief would look first.',
  'The old road ran beside the new one for a mile and then lost patience.',
  'There was bread on the table, and under the bread a folded map.',
  'What the almanac promised for Tuesday arrived, without apology, on Friday.',
  'They had agreed to meet at the weighing house, but neither had said which.',
  'In the morning the snow held the tracks of one animal and no person.',
  'My aunt believed in tides, in paper money, and in very little else.',
  'It was the kind of rain that makes a town talk more quietly.',
  'The piano had been tuned by somebody who disliked the owner.',
  'I wrote the answer down before I had understood the question.',
  'Two gulls quarrelled over the chimney, and the smoke took sides.',
  'The clerk stamped the form, blew on the ink, and asked for another form.',
  'At the far end of the orchard the ladder still leaned where he had left it.',
  'We learned the names of the stars from a man who sold lamps.',
  'The harbour master closed his book and looked, for once, at the harbour.',
  'Everything she owned went into one suitcase, and the suitcase was not full.',
  'A door opened somewhere above, and the whole staircase held its breath.',
  'He spoke of the sea as one speaks of a relative who drinks.',
  'The window faced north, which was cheaper and, she thought, more honest.',
  'On the ninth day the post came, all of it, in a single sack.',
  'You could hear the mill from the church, and the church from nowhere.',
  'Salt keeps, her mother used to say, and so do secrets, and so does cold.',
]

export const paragraph = (random: Random): string =>
  Array.from({ length: random.whole(4, 8) }, () => random.pick(sentences)).join(' ')

export const paragraphs = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => paragraph(random))

export const chapterNames = [
  'The Weighing House',
  'A Letter Twice Opened',
  'Low Water',
  'The Lamp Seller',
  'Nine Days of Post',
  'What Salt Keeps',
]
