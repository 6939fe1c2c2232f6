import type { DemoStore } from './catalogue.ts'
import { kumoPaper } from './kumo-paper.ts'
import { northlight } from './northlight.ts'

/** Every store the demo is seeded with, in the order of their importance to a visitor. */
export const demoStores: DemoStore[] = [northlight, kumoPaper]
