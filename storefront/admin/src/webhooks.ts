import { typesForStaff } from '@tradepost/desk/event-words.ts'
import type { WebhookDesk } from '@tradepost/desk/webhook-api.ts'
import { answerForm, leaveNotice, takeNotice } from './forms.ts'
import type { Desk } from './session.ts'

/** The store's own endpoints, for whoever is signed in. */
export const webhookDesk = ({ api, may, permissions }: Desk): WebhookDesk => ({
  api,
  types: typesForStaff(permissions),
  mayWrite: may('webhooks:write'),
  answerForm,
  leaveNotice,
  takeNotice,
})
