import type { Design } from './cover-art.ts'
import { finished, mm, newPdf } from './pdf-pages.ts'
import { painted, svgOf } from './picture.ts'
import { wholeCover } from './wrap-art.ts'

const bleed = 3
const front = { width: 129, height: 198 }
/** Pixels a millimetre: 200 to the inch, enough to look right on a screen and in a proof. */
const density = 8

/** The complete cover for the printer: back, spine and front on one page with 3 mm bleed. */
export async function wrapPdf(design: Design, spineMm: number): Promise<Buffer> {
  const drawn = { width: 1200, height: (1200 * front.height) / front.width }
  const spine = (drawn.width * spineMm) / front.width
  const whole = { width: drawn.width * 2 + spine, height: drawn.height }
  const [wide, tall] = [front.width * 2 + spineMm + bleed * 2, front.height + bleed * 2]
  const shown = { width: Math.round(wide * density), height: Math.round(tall * density) }
  const jpeg = await painted(svgOf(wholeCover(design, drawn, spine), whole, shown), 'jpeg', 84)

  const { pdf } = await newPdf(`${design.title}: cover`, design.author)
  const page = pdf.addPage([mm(wide), mm(tall)])
  page.setBleedBox(0, 0, mm(wide), mm(tall))
  page.setTrimBox(mm(bleed), mm(bleed), mm(wide - bleed * 2), mm(front.height))
  page.drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width: mm(wide), height: mm(tall) })
  return finished(pdf)
}
