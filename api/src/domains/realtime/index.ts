export { createRealtimeRouter } from './routes.ts'
