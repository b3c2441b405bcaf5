import { extensionHost } from './extension-host.ts'
import type { Host } from './host.ts'
import { pageHost } from './page-host.ts'

export const chooseHost = (): Host =>
  location.protocol === 'chrome-extension:' || location.protocol === 'moz-extension:'
    ? extensionHost()
    : pageHost()
