export { computeTotals, type Totals } from './totals.ts'
