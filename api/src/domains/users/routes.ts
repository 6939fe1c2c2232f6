import type { Router } from '../../platform/router.ts'
import { accountRouter } from './account-routes.ts'
import { auditRouter } from './audit-routes.ts'
import { invitationRouter } from './invitation-routes.ts'
import { resetRouter } from './reset-routes.ts'
import { roleRouter } from './role-routes.ts'
import { secondFactorRouter } from './second-factor-routes.ts'
import { sessionRouter } from './session-routes.ts'
import { staffRouter } from './staff-routes.ts'

export const usersRouters: Router[] = [
  sessionRouter,
  accountRouter,
  secondFactorRouter,
  resetRouter,
  invitationRouter,
  staffRouter,
  roleRouter,
  auditRouter,
]
