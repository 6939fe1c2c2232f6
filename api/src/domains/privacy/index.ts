export { eraseLateTraces } from './erase-late-traces.ts'
export { privacyRouter } from './routes.ts'
