import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'

/** Further addresses of one cart, besides the main one. */
const deliveriesMax = 9

/** Which pieces go to a further address. */
export const dividedLines = z
  .array(z.strictObject({ id: idInput('cartLine'), quantity: z.int().min(1).max(999) }))
  .min(1)
  .max(100)
  .openapi({
    description:
      'Lines of the cart, and how many pieces of each. A line may be divided among several deliveries.',
    example: [{ id: 'cln_01h455vb4pex5vsknk084sn02q', quantity: 1 }],
  })

/** What goes elsewhere, where to in the words of the operation. */
export const divided = <T extends z.ZodType>(delivery: T) => z.array(delivery).max(deliveriesMax).optional()

export const destinationChoice = z.int().min(0).max(deliveriesMax).optional().openapi({
  description: 'Of the package: 0, or left out, the main address, n the n-th of `deliveries`.',
  example: 0,
})

interface Choices {
  packages: readonly { sellerId: string; destination?: number | undefined }[]
  deliveries: readonly unknown[]
}

/** Each package is chosen for once, and goes to an address that there is. */
export function choicesAreSound({ packages, deliveries }: Choices, issues: z.RefinementCtx): void {
  const seen = new Set<string>()
  for (const [at, { sellerId, destination = 0 }] of packages.entries()) {
    const key = `${sellerId} ${destination}`
    if (seen.has(key))
      issues.addIssue({ code: 'custom', path: ['packages'], message: 'names a seller twice' })
    seen.add(key)
    if (destination > deliveries.length)
      issues.addIssue({
        code: 'custom',
        path: ['packages', at, 'destination'],
        message: 'is the place of none of `deliveries`',
      })
  }
}
