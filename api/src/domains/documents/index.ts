export { issueCreditNote, issueEditInvoice, issueInvoice } from './issue-document.ts'
export { documentsRouter } from './routes.ts'
