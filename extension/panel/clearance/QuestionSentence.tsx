import type { TitleView } from '#shared/api/titles.ts'
import { channels } from '#shared/rights/evidence.ts'
import { editionLabels } from '../assets/edition-labels.ts'
import { actionWords } from '../messages/action-words.ts'
import { useSlice } from '../panel-context.ts'
import { createClearance, editionFor, isComplete } from './clearance-store.ts'
import { countryChoices, groupChoices } from './territory-choice.ts'

const says = actionWords.clearance

export function QuestionSentence({ view }: { view: TitleView }) {
  const question = useSlice(createClearance, (state) => state.question)
  const changeQuestion = useSlice(createClearance, (state) => state.change)
  const change = (part: Partial<typeof question>) => void changeQuestion(part)

  return (
    <fieldset aria-label={says.title}>
      <p className="sentence">
        {says.mayWeUse}{' '}
        <select
          aria-label={says.item}
          value={question.itemKey ?? ''}
          onChange={({ target: { value } }) =>
            change({ itemKey: value, productId: editionFor(view, value, question.productId) })
          }
        >
          {view.rows.map((row) => (
            <option key={row.key} value={row.key}>
              {row.name} {row.versionLabel}, {row.systemLabel}
            </option>
          ))}
        </select>{' '}
        {says.forThe}{' '}
        <select
          aria-label={says.edition}
          value={question.productId ?? ''}
          onChange={(event) => change({ productId: Number(event.target.value) })}
        >
          {[...editionLabels(view.editions).values()].map((edition) => (
            <option key={edition.productId} value={edition.productId}>
              {edition.name}
            </option>
          ))}
        </select>{' '}
        {says.in}{' '}
        <select
          aria-label={says.territory}
          value={question.territory}
          onChange={(event) => change({ territory: event.target.value })}
        >
          <option value="for-sale">{says.everywhere}</option>
          <optgroup label={says.groups}>
            {groupChoices.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </optgroup>
          <optgroup label={says.countries}>
            {countryChoices().map((country) => (
              <option key={country.code} value={country.code}>
                {country.name}
              </option>
            ))}
          </optgroup>
        </select>{' '}
        {says.by}{' '}
        <select
          aria-label={says.channel}
          value={question.channel}
          onChange={(event) => {
            const channel = channels.find((known) => known === event.target.value)
            if (channel !== undefined) change({ channel })
          }}
        >
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {actionWords.channelNames[channel]}
            </option>
          ))}
        </select>
        , {says.from}{' '}
        <input
          type="date"
          aria-label={says.firstDay}
          value={question.from}
          onChange={(event) => change({ from: event.target.value })}
        />{' '}
        {says.to}{' '}
        <select
          aria-label={says.end}
          value={question.to === null ? 'open' : 'day'}
          onChange={(event) => change({ to: event.target.value === 'open' ? null : question.from })}
        >
          <option value="day">{says.untilDay}</option>
          <option value="open">{says.openEnd}</option>
        </select>{' '}
        {question.to !== null && (
          <input
            type="date"
            aria-label={says.lastDay}
            value={question.to}
            onChange={(event) => change({ to: event.target.value })}
          />
        )}
        ?
      </p>
      {!isComplete(question) && question.to !== '' && question.from !== '' && (
        <p className="blocked-text" role="alert">
          {says.daysWrong}
        </p>
      )}
    </fieldset>
  )
}
