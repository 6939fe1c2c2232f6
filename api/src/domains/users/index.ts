export { addStaffMember, createStaffAccount } from './create-staff-account.ts'
export { identifyStaff } from './identify-staff.ts'
export { usersRouter } from './routes.ts'
