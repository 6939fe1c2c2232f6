import { Refusal } from '../../platform/refusals.ts'
import { changeRefusals } from './change-refusals.ts'
import type { OrderStatus } from './order-state.ts'

/** @throws Refusal order-canceled, order-held */
export function mayShip({ status, isHeld }: { status: OrderStatus; isHeld: boolean }): void {
  if (status === 'canceled') throw new Refusal(changeRefusals.canceled)
  if (isHeld) throw new Refusal(changeRefusals.held)
}
