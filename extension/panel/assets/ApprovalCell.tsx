import type { AssetRow } from '#shared/api/titles.ts'
import { shortDay } from '../messages/formats.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { approvalLooks } from '../parts/verdict-looks.ts'

/** By whom and when, or the system's own word where that says more. */
function why({ state, by, on, said }: AssetRow['approval']): string | null {
  if (by !== null || on !== null) {
    return words.assets.approvalBy(by, on === null ? null : shortDay(on))
  }
  return said === null || said.toLowerCase() === state ? null : words.assets.approvalSaid(said)
}

export function ApprovalCell({ approval }: { approval: AssetRow['approval'] }) {
  const reason = why(approval)
  return (
    <>
      <Status {...approvalLooks[approval.state]}>{words.assets.approval[approval.state]}</Status>
      {reason !== null && (
        <span className="why line" title={reason}>
          {reason}
        </span>
      )}
    </>
  )
}
