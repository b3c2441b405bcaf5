import { resolve } from 'node:path'
import { buildPage, type BuiltFile } from './build-page.ts'
import { withCompactView } from './compact-view.ts'
import { line, type Line } from './line.ts'
import { packedBytes } from './packed-bytes.ts'

const panelFolder = resolve(import.meta.dirname, '../../extension/panel')
const external = /^(react|react-dom|scheduler)(\/|$)/
/** Data, not program: ours and their message catalogues, and the shapes of a map. */
const apart = {
  messages:
    /\/extension\/panel\/messages\/en(-|\/|\.)|\/compact-view\/[a-z]{2}_[A-Z]{2}\.json\.js$/,
  map: /\/node_modules\/(world-atlas|us-atlas)\//,
}

/** All that the panel can ever load, against another widget for other people's pages, built the same way. */
export async function* p1b(): AsyncGenerator<Line> {
  const programBytes = async (root: string): Promise<number> =>
    programOf(await buildPage({ root, outDir: null, external, apart }))
  const theirs = await withCompactView(programBytes).then(
    (bytes) => ({ baseline: [bytes] }),
    (cause: unknown) => ({ problem: `the baseline could not be fetched or built: ${said(cause)}` }),
  )
  yield line({
    id: 'P1b',
    measure:
      'all panel script and style, React external, without files of message or map data, gzip',
    unit: 'B',
    ours: [await programBytes(panelFolder)],
    ...theirs,
    goal: ['ratio', '≤', 0.08],
  })
}

const data = new RegExp(`(^|/)(${Object.keys(apart).join('|')})-`)

function programOf(files: BuiltFile[]): number {
  let sum = 0
  for (const { name, content } of files) {
    const bytes = packedBytes(content)
    process.stderr.write(`  ${bytes} ${name}${data.test(name) ? ' (data)' : ''}\n`)
    if (!data.test(name)) sum += bytes
  }
  return sum
}

const said = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
