export { adminRouter } from './routes.ts'
