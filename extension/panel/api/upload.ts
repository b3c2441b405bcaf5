import { spooled, type Spooled } from '#shared/api/session.ts'
import { ApiProblem, problemOf, unreachable } from './api-problem.ts'
import type { Connection } from './connection.ts'
import { parseJson } from './parse-json.ts'

export type Upload = (
  file: File,
  role: string,
  moved: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<Spooled>

/** Sends a dropped file to the spool. XMLHttpRequest, because fetch tells nothing while it sends. */
export function createUpload(connection: Connection): Upload {
  return (file, role, moved, signal) => {
    const url = new URL('/spool', connection.backend)
    url.searchParams.set('fileName', file.name)
    url.searchParams.set('role', role)
    const { promise, resolve, reject } = Promise.withResolvers<Spooled>()
    const request = new XMLHttpRequest()
    request.open('POST', url)
    const token = connection.token()
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => moved(event.loaded))
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(new ApiProblem('upload-stopped')))
    request.addEventListener('load', () => {
      if (request.status === 401) connection.signedOut()
      const body = parseJson(request.responseText)
      const read = spooled.safeParse(body)
      if (request.status >= 200 && request.status < 300 && read.success) resolve(read.data)
      else reject(problemOf(request.status, body))
    })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
    return promise
  }
}
