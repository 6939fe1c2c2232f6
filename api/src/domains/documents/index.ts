export { issueCreditNote, issueInvoice } from './issue-document.ts'
export { documentsRouter } from './routes.ts'
