const long =
  'How to count sheep in twelve languages, endpapers with every flock of the book, second proof after the comments of the editor and of the illustrator, for approval by the art director before the weekend'

/** Kind, name of the item, name of its file. */
export const names: [kind: string, name: string, fileName: string][] = [
  ['greek', 'Πρόβατα στην αυλή', 'πρόβατα_αυλή.jpg'],
  ['cyrillic', 'Овцы на лугу', 'овцы_на_лугу.jpg'],
  ['arabic', 'خراف في المرعى', 'خراف_المرعى.jpg'],
  ['hebrew', 'כבשים באחו', 'כבשים_באחו.jpg'],
  ['chinese', '草地上的绵羊', '草地上的绵羊.jpg'],
  ['japanese', '牧場のひつじ', '牧場のひつじ.jpg'],
  ['korean', '초원의 양', '초원의_양.jpg'],
  ['devanagari', 'चरागाह में भेड़ें', 'चरागाह_में_भेड़ें.jpg'],
  ['thai', 'แกะในทุ่งหญ้า', 'แกะในทุ่งหญ้า.jpg'],
  ['emoji', 'Sheep 🐑🐑🐑 by night 🌙 👩🏽‍🎨', 'sheep_🐑.jpg'],
  // Decomposed on purpose: e + acute, n + tilde, and a letter with two marks.
  ['combining', 'Cafe\u0301 man\u0303ana, Vie\u0323\u0302t', 'cafe\u0301_man\u0303ana.jpg'],
  ['long', long.slice(0, 200), `${long.replaceAll(/[ ,]+/g, '-').slice(0, 196)}.jpg`],
  ['markup', `<b>Flock</b> & "friends" 'two' %2F \\ ; --`, 'flock & friends (2) [final].jpg'],
]
