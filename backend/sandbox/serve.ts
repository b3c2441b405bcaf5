import { parseArgs } from 'node:util'
import { modules } from '#backend/systems/modules.ts'
import { publisher } from './publisher.ts'

const { values } = parseArgs({
  options: { system: { type: 'string' }, port: { type: 'string', default: '0' } },
})
const module = modules.find(({ id }) => id === values.system)
if (!module) {
  process.stderr.write(`--system takes one of: ${modules.map(({ id }) => id).join(', ')}\n`)
  process.exit(1)
}
const standIn = await module.standIn()
const running = await standIn.start({ world: publisher(), port: Number(values.port) })
process.stdout.write(
  `${JSON.stringify({ system: module.id, url: running.url, credentials: running.credentials })}\n`,
)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void running.close().then(() => process.exit(0)))
