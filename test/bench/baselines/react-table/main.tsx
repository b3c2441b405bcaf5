import { createRoot } from 'react-dom/client'
import type { TitleView } from '#shared/api/titles.ts'
import { BareTable } from './BareTable.tsx'
import './table.css'

const work = new URLSearchParams(location.search).get('work') ?? ''
const answer = await fetch(`${location.origin}/titles/${work}`)
const view = (await answer.json()) as TitleView
createRoot(document.getElementById('table')!).render(<BareTable data={view.rows} />)
