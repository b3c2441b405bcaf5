import { useState } from 'react'
import { useStore, type StoreApi } from 'zustand'
import { actionWords } from '../messages/action-words.ts'
import { usePanel } from '../panel-context.ts'
import type { PlanFlow } from '../stores/plan-flow.ts'
import { useUncovered } from './use-uncovered.ts'

/** The one click that changes other systems. It counts only when the button could be seen. */
export function ConfirmButton({
  flow,
  label,
  busyLabel,
  hint = null,
  disabled = false,
}: {
  flow: StoreApi<PlanFlow>
  label: string
  busyLabel: string
  hint?: string | null
  disabled?: boolean
}) {
  const { host } = usePanel()
  const stage = useStore(flow, (state) => state.stage)
  const plan = useStore(flow, (state) => state.plan)
  const confirm = useStore(flow, (state) => state.confirm)
  const { watch, isUncovered } = useUncovered(host.framed)
  const [covered, setCovered] = useState(0)
  const ready =
    !disabled && stage === 'planned' && plan?.runnable === true && plan.writes.length > 0

  const press = () => {
    if (isUncovered()) {
      setCovered(0)
      void confirm()
    } else {
      setCovered(covered + 1)
    }
  }

  return (
    <>
      <output className={covered > 0 ? 'blocked-text' : 'quiet'}>
        {covered === 0
          ? hint
          : covered === 1
            ? actionWords.plan.covered
            : actionWords.plan.stillCovered}
      </output>
      <span className="space" />
      <button ref={watch} type="button" className="button main" disabled={!ready} onClick={press}>
        {stage === 'starting' ? busyLabel : label}
      </button>
    </>
  )
}
