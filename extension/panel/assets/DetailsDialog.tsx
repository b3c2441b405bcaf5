import { day, instant } from '../messages/formats.ts'
import { whoName } from '../messages/say.ts'
import { sayCondition, sayReason } from '../messages/say-reason.ts'
import { words } from '../messages/words.ts'
import { AwayLink } from '../parts/AwayLink.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Status } from '../parts/Status.tsx'
import { Thumbnail } from '../parts/Thumbnail.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'
import { useMay, useTitle, useView } from '../panel-context.ts'
import { ApprovalCell } from './ApprovalCell.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { namesOf, rightsWord } from './rights-words.ts'
import { shownRows } from './shown-rows.ts'

/** Everything that is known of one item, in sentences. */
export function DetailsDialog({ itemKey }: { itemKey: string }) {
  const view = useTitle((state) => state.view)
  const close = useView((state) => state.closeDialog)
  const ask = useView((state) => state.askClearanceOf)
  const mayAsk = useMay('ask-clearance')
  const shown = view && shownRows(view).find(({ row }) => row.key === itemKey)
  if (!shown) return null
  const { row } = shown
  const { rights } = row

  return (
    <Dialog
      drawer
      title={words.assets.detailTitle(row.name, row.versionLabel)}
      sub={`${row.systemLabel} · ${words.assets.factSeen.toLowerCase()} ${instant(row.seenAt)}`}
      onClose={close}
      footer={
        <>
          {row.webUrl !== null && (
            <AwayLink href={row.webUrl}>{words.assets.openIn(row.systemLabel)}</AwayLink>
          )}
          <span className="space" />
          {mayAsk && (
            <button type="button" className="button main" onClick={() => ask(row.key)}>
              {words.assets.askClearance}
            </button>
          )}
        </>
      }
    >
      <div className="details-top">
        <Thumbnail row={row} large />
        <div className="stack">
          <div>
            <h3>{words.assets.columns.approval}</h3>
            <ApprovalCell approval={row.approval} />
          </div>
          <div>
            <h3>{words.assets.columns.rights}</h3>
            <Status {...verdictLooks[rights.verdict]}>{rightsWord(rights)}</Status>
            <p className="why">{words.assets.rightsQuestion}</p>
            <p>
              {words.assets.rightsScope(rights.differing, rights.asked)}{' '}
              {rights.clearedThrough !== null &&
                words.assets.clearedThrough(day(rights.clearedThrough))}
            </p>
            {rights.reason !== null && (
              <p>
                {sayReason(rights.reason)}{' '}
                {rights.reason.whoCanMend !== null &&
                  words.assets.canMend(whoName(rights.reason.whoCanMend))}
              </p>
            )}
            {rights.reason !== null && rights.reason.territories.length > 0 && (
              <p>{words.assets.concerns(namesOf(rights.reason.territories))}</p>
            )}
            {rights.creditRequired && <p>{sayCondition({ code: 'DUTY_CREDIT', args: {} })}</p>}
          </div>
        </div>
      </div>
      <ItemFacts row={row} editions={shown.editions} />
    </Dialog>
  )
}
