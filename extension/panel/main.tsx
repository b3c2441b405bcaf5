import './jitless.ts'
import { createRoot } from 'react-dom/client'
import { chooseHost } from './host/choose-host.ts'
import { limitRows } from './host/limit-rows.ts'
import { PanelRoot } from './shell/PanelRoot.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/panel.css'

const theme = new URLSearchParams(location.search).get('theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme

const host = chooseHost()
if (host.framed) limitRows()

const root = document.getElementById('panel')
if (root !== null) createRoot(root).render(<PanelRoot host={host} />)
