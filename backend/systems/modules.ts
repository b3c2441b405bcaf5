import { consonance } from './consonance/index.ts'
import { contentServer } from './content-server/index.ts'
import { coreDam } from './core-dam/index.ts'
import { iconik } from './iconik/index.ts'
import { otmm } from './otmm/index.ts'
import { vip } from './vip/index.ts'
import type { SystemModule } from './port.ts'

/** Every system that can be connected. Another one is another folder and a line here. */
export const modules = [
  consonance,
  otmm,
  coreDam,
  vip,
  iconik,
  contentServer,
] as unknown as readonly SystemModule<never>[]
