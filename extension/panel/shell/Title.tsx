import { lazy, Suspense, useState } from 'react'
import type { TitleView } from '#shared/api/titles.ts'
import { AssetsTab } from '../assets/AssetsTab.tsx'
import { words } from '../messages/words.ts'
import { Announcer } from '../parts/Announcer.tsx'
import { Faults } from '../parts/Faults.tsx'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { useMay, useTitle, useView } from '../panel-context.ts'
import type { Tab } from '../stores/view-store.ts'
import { Dialogs } from './Dialogs.tsx'
import { Header } from './Header.tsx'
import { RunStrip } from './RunStrip.tsx'
import { StatusLine } from './StatusLine.tsx'
import { SystemStrip } from './SystemStrip.tsx'
import { Tabs } from './Tabs.tsx'
import { TitleActions } from './TitleActions.tsx'

const ClearanceTab = lazy(async () => ({
  default: (await import('../clearance/ClearanceTab.tsx')).ClearanceTab,
}))
const RecordsTab = lazy(async () => ({
  default: (await import('../records/RecordsTab.tsx')).RecordsTab,
}))
const ActivityTab = lazy(async () => ({
  default: (await import('../activity/ActivityTab.tsx')).ActivityTab,
}))

export function Title({ view }: { view: TitleView }) {
  const wanted = useView((state) => state.tab)
  const problem = useTitle((state) => state.problem)
  const reload = useTitle((state) => state.reload)
  const mayAsk = useMay('ask-clearance')
  const maySee = useMay('see-activity')
  const tabs: Tab[] = [
    'assets',
    ...(mayAsk ? (['clearance'] as const) : []),
    'records',
    ...(maySee ? (['activity'] as const) : []),
  ]
  const tab = tabs.includes(wanted) ? wanted : 'assets'
  // A part that was seen once stays, so that nothing typed in it is lost.
  const [seen, setSeen] = useState<ReadonlySet<Tab>>(new Set([tab]))
  if (!seen.has(tab)) setSeen(new Set([...seen, tab]))

  const part = (name: Tab, content: React.ReactNode) =>
    tabs.includes(name) &&
    (seen.has(name) || name === tab) && (
      <div
        key={name}
        role="tabpanel"
        id={`part-${name}`}
        aria-labelledby={`tab-${name}`}
        hidden={name !== tab}
      >
        <Faults>
          <Suspense fallback={<div className="skeleton block" />}>{content}</Suspense>
        </Faults>
      </div>
    )

  return (
    <main aria-label={words.shell.panel} className="panel">
      <a href="#list" className="skip">
        {words.shell.skip}
      </a>
      <Header view={view} />
      {problem !== null && <ProblemNote problem={problem} again={() => void reload()} />}
      <StatusLine view={view} />
      <SystemStrip systems={view.systems} />
      <RunStrip />
      <div className="tab-row">
        <Tabs
          tabs={tabs}
          counts={{
            assets: view.rows.length,
            records: view.rows.filter((row) => row.record !== null).length,
          }}
        />
        <TitleActions />
      </div>
      {part('assets', <AssetsTab view={view} />)}
      {part('clearance', <ClearanceTab view={view} />)}
      {part('records', <RecordsTab view={view} />)}
      {part('activity', <ActivityTab view={view} />)}
      <Announcer />
      <Faults>
        <Dialogs />
      </Faults>
    </main>
  )
}
