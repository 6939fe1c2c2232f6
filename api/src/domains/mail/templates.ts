import type { Template } from './letter.ts'
import { accountChanged } from './templates/account-changed.ts'
import { accountErased } from './templates/account-erased.ts'
import { alreadyRegistered } from './templates/already-registered.ts'
import { confirmEmailChange } from './templates/confirm-email-change.ts'
import { confirmRegistration } from './templates/confirm-registration.ts'
import { emailChanged } from './templates/email-changed.ts'
import { giftCard } from './templates/gift-card.ts'
import { noAccount } from './templates/no-account.ts'
import { orderCode } from './templates/order-code.ts'
import { orderConfirmation } from './templates/order-confirmation.ts'
import { orderNews } from './templates/order-news.ts'
import { passwordChanged } from './templates/password-changed.ts'
import { resetPassword } from './templates/reset-password.ts'
import { sellerApplicationReceived } from './templates/seller-application-received.ts'
import { sellerDecision } from './templates/seller-decision.ts'
import { sellerInvitation } from './templates/seller-invitation.ts'
import { signInChanged } from './templates/sign-in-changed.ts'
import { staffInvitation } from './templates/staff-invitation.ts'
import { staffResetPassword } from './templates/staff-reset-password.ts'
import { webhookDisabled } from './templates/webhook-disabled.ts'

/** Every mail there is, by the name it is stored under. */
export const templates = {
  'account-changed': accountChanged,
  'account-erased': accountErased,
  'already-registered': alreadyRegistered,
  'confirm-email-change': confirmEmailChange,
  'confirm-registration': confirmRegistration,
  'email-changed': emailChanged,
  'gift-card': giftCard,
  'no-account': noAccount,
  'order-code': orderCode,
  'order-confirmation': orderConfirmation,
  'order-news': orderNews,
  'password-changed': passwordChanged,
  'reset-password': resetPassword,
  'seller-application-received': sellerApplicationReceived,
  'seller-decision': sellerDecision,
  'seller-invitation': sellerInvitation,
  'sign-in-changed': signInChanged,
  'staff-invitation': staffInvitation,
  'staff-reset-password': staffResetPassword,
  'webhook-disabled': webhookDisabled,
}

export type TemplateName = keyof typeof templates

/** What a template needs to know. */
export type TemplateData<T extends TemplateName> =
  (typeof templates)[T] extends Template<infer Data> ? Data : never
