import { SystemFailure } from '#shared/domain/failure.ts'
import type { CallContext } from '../port.ts'
import { path, type IconikClient } from './client.ts'
import { approvalRequest, user, type ApprovalRequest } from './contract.ts'

/** How far the review of one version is. */
export interface Review {
  /** Null: nobody has been asked to approve it. 'unreadable': our user may not see it. */
  request: ApprovalRequest | null | 'unreadable'
  /** Name or e-mail of who gave the vote that agrees with the outcome. */
  by: string | null
}

/** Approval belongs to a version (documented); a new version starts without one. */
export function createReviewReader(
  client: IconikClient,
): (id: string, version: string, context: CallContext) => Promise<Review> {
  const names = new Map<string, Promise<string>>()

  async function requestOf(id: string, version: string, context: CallContext) {
    try {
      return await client.find({
        operation: 'approval',
        path: path`assets/v1/assets/${id}/versions/${version}/approvals/request/`,
        answer: approvalRequest,
        context,
      })
    } catch (cause) {
      if (cause instanceof SystemFailure && cause.kind === 'not-permitted') return 'unreadable'
      throw cause
    }
  }

  async function nameOf(id: string, context: CallContext): Promise<string> {
    const found = await client.get({
      operation: 'user',
      path: path`users/v1/users/${id}/`,
      answer: user,
      context,
    })
    return [found.first_name, found.last_name].filter(Boolean).join(' ') || (found.email ?? id)
  }

  /** People are few and rarely renamed, so a name is asked for once. Without it the review still counts. */
  function knownName(id: string, context: CallContext): Promise<string | null> {
    const name = names.get(id) ?? nameOf(id, context)
    names.set(id, name)
    return name.catch(() => {
      names.delete(id)
      return null
    })
  }

  return async (id, version, context) => {
    const request = await requestOf(id, version, context)
    if (request === null || request === 'unreadable') return { request, by: null }
    const vote = (request.approvals_by ?? []).findLast(({ status }) => status === request.status)
    const by = vote?.user ? await knownName(vote.user, context) : (vote?.external ?? null)
    return { request, by }
  }
}
