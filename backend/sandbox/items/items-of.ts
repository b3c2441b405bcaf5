import type { WorldItem } from '../world.ts'
import { contentServerItems } from './content-server.ts'
import { coreDamItems } from './core-dam.ts'
import { iconikItems } from './iconik.ts'
import { otmmItems } from './otmm.ts'
import type { Subject } from './subject.ts'
import { vipItems } from './vip.ts'

/** Everything that the five systems hold of one title. */
export const itemsOf = (subject: Subject): WorldItem[] => [
  ...otmmItems(subject),
  ...coreDamItems(subject),
  ...vipItems(subject),
  ...iconikItems(subject),
  ...contentServerItems(subject),
]
