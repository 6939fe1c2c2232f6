export { exportRouter } from './export-routes.ts'
export { adminRouter } from './routes.ts'
