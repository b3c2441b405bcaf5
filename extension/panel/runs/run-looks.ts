import type { RunView, WriteView } from '#shared/api/runs.ts'
import { words } from '../messages/words.ts'
import type { ShapeName } from '../parts/Shape.tsx'
import type { Tone } from '../parts/Status.tsx'

interface Look {
  tone: Tone
  shape: ShapeName
}

export const runLooks: Record<RunView['state'], Look> = {
  running: { tone: 'quiet', shape: 'dots' },
  waiting: { tone: 'unknown', shape: 'dots' },
  blocked: { tone: 'blocked', shape: 'square' },
  failed: { tone: 'blocked', shape: 'cross' },
  done: { tone: 'cleared', shape: 'check' },
  incomplete: { tone: 'unknown', shape: 'half' },
}

export const writeLooks: Record<WriteView['state'], Look> = {
  planned: { tone: 'quiet', shape: 'ring' },
  blocked: runLooks.blocked,
  performing: runLooks.running,
  waiting: runLooks.waiting,
  done: runLooks.done,
  failed: runLooks.failed,
}

/** @example '2 of 4' */
export const writesDone = (run: RunView): string =>
  words.runs.of(run.writes.filter((write) => write.state === 'done').length, run.writes.length)
