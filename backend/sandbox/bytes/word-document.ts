import { xmlText, zipped } from './zip.ts'

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The smallest Word document that Word opens: a heading and paragraphs. */
export function wordDocument(heading: string, paragraphs: string[]): Buffer {
  const run = (text: string, format = ''): string =>
    `<w:p><w:r>${format}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`
  const body =
    run(heading, '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>') +
    paragraphs.map((text) => run(text)).join('')
  return zipped([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${head}<w:document xmlns:w="${word}"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ],
  ])
}
