import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'

/** The configuration cannot be used; the message says where and why, one line a finding. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads and checks a YAML configuration file. Each finding names file, line and field. */
export function readConfig<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): z.output<Schema> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError(`${file}: the file cannot be read`)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0)
    throw new ConfigError(
      document.errors
        .map(
          (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
        )
        .join('\n'),
    )
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues
      .map(
        (issue) =>
          `${file}:${lineOf(document, issue.path, lines)}: ${issue.path.join('.') || 'file'}: ${issue.message}`,
      )
      .join('\n'),
  )
}

/** The line of the deepest part of the path that the file has. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
