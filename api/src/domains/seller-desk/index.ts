export { sellerDeskRouter } from './routes.ts'
