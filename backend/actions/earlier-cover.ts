import { z } from 'zod'

/** The fields of a supporting resource that are kept with its bytes when it is retired. */
export const earlierCover = z.object({
  id: z.number(),
  role: z.string().nullable(),
  productIds: z.array(z.number()),
  fileName: z.string().nullable(),
  caption: z.string().nullable(),
  copyright: z.string().nullable(),
  requiredCredit: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})
export type EarlierCover = z.infer<typeof earlierCover>
