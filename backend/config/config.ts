import { z } from 'zod'
import { dayOf } from '#shared/domain/day.ts'
import { layers } from '#shared/rights/evidence.ts'
import { secretField } from './secret.ts'
import type { SystemModule } from '#backend/systems/port.ts'

const day = z.string().transform((text, context) => {
  const value = dayOf(text)
  if (value === null) context.addIssue({ code: 'custom', message: 'a date is given as YYYY-MM-DD' })
  return value
})

const waiver = z.object({
  layer: z.enum(layers),
  reason: z.string().min(1),
  /** The person who answers for it, by name. */
  approver: z.string().min(1),
  until: day.nullable().default(null),
})

/** The configuration file, made of each part's own schema. Anything that it does not know is refused. */
export function configSchema(modules: readonly SystemModule<never>[]) {
  return z.strictObject({
    /** Address under which other systems and people reach us; without it covers cannot be attached. */
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .nullable()
      .default(null),
    listen: z
      .strictObject({
        host: z.string().default('127.0.0.1'),
        port: z.number().int().min(0).max(65535).default(7460),
      })
      .prefault({}),
    dataDir: z.string().default('.data'),
    /** Signs sign-ins and addresses; made and kept in dataDir when absent. */
    signingKey: secretField.optional(),
    /** Origins whose pages may frame the hosted panel. */
    frameAncestors: z.array(z.url()).default([]),
    /** Systems in which people pick covers. */
    pickFrom: z.array(z.string()).default(['otmm', 'core-dam']),
    /** A reading older than this does not count for clearing. */
    maximumAgeMinutes: z.number().positive().default(60),
    waivers: z.array(waiver).default([]),
    cover: z
      .strictObject({
        leastWidth: z.number().int().default(500),
        leastHeight: z.number().int().default(800),
      })
      .prefault({}),
    archive: z
      .strictObject({
        mostBytes: z
          .number()
          .int()
          .default(50 * 1024 ** 3),
        mostDroppedBytes: z
          .number()
          .int()
          .default(2 * 1024 ** 3),
      })
      .prefault({}),
    /** The connected systems, each by its own part. A system that is not named is not connected. */
    systems: z.strictObject(
      Object.fromEntries(
        modules.map((module) => [module.id, (module.config as z.ZodType).optional()]),
      ),
    ),
  })
}

export type Config = z.infer<ReturnType<typeof configSchema>>
