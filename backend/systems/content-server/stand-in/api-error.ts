import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An answer `{"error": "…"}`. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode
  constructor(status: ContentfulStatusCode, text: string) {
    super(text)
    this.status = status
  }
}

/** Deleted and forbidden look the same from outside (documented). */
export const noNode = (id: number | string): ApiError =>
  new ApiError(500, `Could not get a node for ${id}`)

export const nameTaken = (name: string): ApiError =>
  new ApiError(500, `An item with the name '${name}' already exists.`)
