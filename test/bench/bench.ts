import type { Line } from './line.ts'

/** Each measure by its id; loaded only when it is asked for. */
const measures: Record<string, () => Promise<AsyncIterable<Line>>> = {
  P1: async () => (await import('./p1.ts')).p1(),
  P1b: async () => (await import('./p1b.ts')).p1b(),
  P2: async () => (await import('./p2.ts')).p2(),
  P3: async () => (await import('./p3.ts')).p3(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((id) => !(id in measures))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no measure ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}.\n`,
  )
  process.exit(1)
}

let met = true
for (const [id, measure] of Object.entries(measures)) {
  if (asked.length > 0 && !asked.includes(id)) continue
  process.stderr.write(`${id} …\n`)
  try {
    for await (const line of await measure()) {
      process.stdout.write(`${JSON.stringify(line)}\n`)
      met &&= line.met
    }
  } catch (error) {
    process.stderr.write(
      `${id} broke off: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
    met = false
  }
}
// What a measure left hanging on purpose (a system that never answers) must not keep us here.
process.exit(met ? 0 : 1)
