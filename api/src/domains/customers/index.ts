import { addressRouter } from './address-routes.ts'
import { customerAdminRouter } from './admin-routes.ts'
import { consentRouter } from './consent-routes.ts'
import { groupRouter } from './group-routes.ts'
import { passkeyRouter } from './passkey-routes.ts'
import { createProviderAdminRouter } from './provider-admin-routes.ts'
import { createProviderClient } from './provider-client.ts'
import { createProviderRouter } from './provider-routes.ts'
import { customerRouter } from './routes.ts'
import { secondFactorRouter } from './second-factor-routes.ts'
import { customerSessionRouter } from './session-routes.ts'

export { presentAddress } from './address.ts'
export { customerAddressSchema } from './address-schemas.ts'
export { presentConsentRecord } from './consent.ts'
export { consentRecordSchema } from './consent-schemas.ts'
export { type Customer, presentCustomer, signedIn } from './customer.ts'
export { forgetCustomer } from './forget-customer.ts'
export { type CustomerIdentification, createCustomerIdentification } from './identify-customer.ts'
export { tokenSealContext } from './one-time-token.ts'
export { proveIdentity } from './prove-identity.ts'
export { clientSecretContext } from './provider.ts'
export { lockCustomer, readCustomer } from './queries.ts'
export { type Account, readAccount } from './read-account.ts'
export { customerRefusals } from './refusals.ts'
export { customerSchema, typedPassword } from './schemas.ts'
export { forgetOldCustomerSessions } from './session-queries.ts'
export { totpSealContext } from './sign-in-code.ts'
export { lockSignedIn } from './signed-in-customer.ts'
export { forgetOldTokens } from './token-queries.ts'

/** In the order of the document. */
export const customerRouters = [
  customerSessionRouter,
  customerRouter,
  secondFactorRouter,
  passkeyRouter,
  addressRouter,
  consentRouter,
  customerAdminRouter,
  groupRouter,
]

/**
 * Sign-in with accounts of OpenID providers.
 * @param of.loopback whether a provider may be on this machine, without TLS: in development and tests
 */
export const createProviderRouters = (of: { loopback: boolean }) => [
  createProviderRouter(createProviderClient(of)),
  createProviderAdminRouter(of),
]
