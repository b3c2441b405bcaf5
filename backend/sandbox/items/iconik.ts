import { paragraphs } from '../bytes/prose.ts'
import { scene, trailer, trailerSeconds, trailerSize } from '../bytes/trailer.ts'
import { wav } from '../bytes/wav.ts'
import { wordDocument } from '../bytes/word-document.ts'
import { random } from '../random.ts'
import type { WorldItem } from '../world.ts'
import { lazy, thumbnailContent } from './content.ts'
import { fullLicence, item, versions } from './item.ts'
import { licenceOf } from './licence-of.ts'
import { coverPicture } from './otmm.ts'
import { type Subject, hasFormat, isbnsOf, slug } from './subject.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Sound and film. */
export function iconikItems(subject: Subject): WorldItem[] {
  const { work, design } = subject
  const name = slug(work)
  const isbns = isbnsOf(work, 'audio')
  const thumbnail = thumbnailContent(coverPicture(subject))
  const items: WorldItem[] = []
  if (hasFormat(work, 'audio') && work.stage !== 'Acquired') {
    const recording = (seconds: number, file: string) =>
      lazy(file, 'audio/wav', () => wav(seconds, design.seed), { durationSeconds: seconds })
    items.push(
      item(subject, 'iconik', 'audio-sample', {
        name: 'Audio sample',
        role: 'audio-sample',
        isbns,
        versions: versions(subject, 'Audio', {
          content: recording(20, `${name}_sample.wav`),
          thumbnail,
        }),
        licence: licenceOf(subject),
      }),
      item(subject, 'iconik', 'audio', {
        name: 'Audiobook, opening chapter',
        role: 'audio',
        isbns,
        versions: versions(subject, 'Audio', {
          content: recording(75, `${name}_01.wav`),
          thumbnail,
        }),
        licence: fullLicence(),
      }),
      item(subject, 'iconik', 'audio-script', {
        name: 'Reading script',
        role: 'audio-script',
        isbns,
        versions: versions(subject, 'Audio', {
          content: lazy(`${name}_script.docx`, wordType, () =>
            wordDocument(`${work.title}: reading script`, paragraphs(random(design.seed), 12)),
          ),
        }),
        licence: fullLicence(),
      }),
    )
  }
  if (work.id % 3 === 2)
    items.push(
      item(subject, 'iconik', 'trailer', {
        name: 'Book trailer',
        role: 'trailer',
        isbns: isbnsOf(work, 'hardback', 'paperback', 'ebook', 'audio'),
        versions: versions(subject, 'Marketing', {
          content: lazy(`${name}_trailer.mp4`, 'video/mp4', () => trailer(design), {
            ...trailerSize,
            durationSeconds: trailerSeconds,
          }),
          thumbnail: thumbnailContent({
            size: { width: 1600, height: 960 },
            draw: () => scene(design, 4),
          }),
        }),
        licence: licenceOf(subject),
      }),
    )
  return items
}
