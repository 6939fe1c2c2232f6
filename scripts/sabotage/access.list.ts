import type { Sabotage } from './sabotage.ts'

const table = 'api/test/access/access.test.ts'
const attempts = 'api/src/platform/attempts.http.test.ts'
const rowSecurity = 'api/test/access/row-security.http.test.ts'
const canaries = 'api/test/access/canaries.http.test.ts'
const enumeration = 'api/test/access/enumeration.http.test.ts'

/** The damage that the generated proofs of who may what must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'policy-of-one-route-too-wide',
    guards: 'What is not declared is refused, for every operation and every caller.',
    file: 'api/src/platform/policies.ts',
    find: "if (actor.kind !== 'staff' || !actor.permissions.includes(permission)) return 'mayNot'",
    replace: "if (actor.kind !== 'staff') return 'mayNot'",
    test: table,
    testName: 'listOrders',
  },
  {
    name: 'owner-needs-no-second-factor',
    guards: 'Owners do nothing without a second factor.',
    file: 'api/src/platform/policies.ts',
    find: 'actor.isOwner || actor.secondFactorSetUp || (sensitivePermissions as Permission[]).includes(permission)',
    replace: 'actor.secondFactorSetUp || (sensitivePermissions as Permission[]).includes(permission)',
    test: table,
    testName: 'listOrders',
  },
  {
    name: 'key-may-do-what-no-key-may',
    guards: 'No secret key makes keys, sets secrets or deletes, whatever its row says.',
    file: 'api/src/platform/policies.ts',
    find: "return actor.scopes.includes(permission) && keyScopes.includes(permission) ? 'may' : 'mayNot'",
    replace: "return actor.scopes.includes(permission) ? 'may' : 'mayNot'",
    test: table,
    testName: 'listSecrets',
  },
  {
    name: 'look-up-tables-show-all-stores',
    guards: "With the queries' own predicate removed, row security still hides the keys of other stores.",
    file: 'api/migrations/0004_people_access.sql',
    find: "CREATE POLICY look_up ON commerce.store_keys FOR SELECT USING (nullif(current_setting('app.store_id', true), '') IS NULL OR",
    replace: 'CREATE POLICY look_up ON commerce.store_keys FOR SELECT USING (true OR',
    test: rowSecurity,
    testName: 'still shows listKeys nothing of another store',
  },
  {
    name: 'attempts-are-not-counted',
    guards: 'A hundred tries at once are a hundred tries.',
    file: 'api/src/platform/attempt-queries.ts',
    find: 'THEN excluded.count ELSE least(c.count + excluded.count, ',
    replace: 'THEN excluded.count ELSE least(c.count, ',
    test: attempts,
    testName: 'with a hundred tries at once has no more of them than one after the other',
  },
  {
    name: 'attack-locks-the-owner-out',
    guards: 'Whoever knows the password comes in while strangers guess.',
    file: 'api/src/platform/attempts.ts',
    find: "rule.aboveSubject === 'refuse' ? above(subject, rule.subject.most) : 0,",
    replace: 'above(subject, rule.subject.most),',
    test: attempts,
    testName:
      'at one account from everywhere has two tries an address left, and whoever knows the password comes in',
  },
  {
    name: 'known-address-costs-more',
    guards: 'Time does not tell who has an account.',
    file: 'api/src/platform/passwords.ts',
    find: 'const fits = await verify(passwordHash ?? (await decoy), password.normalize(',
    replace: 'const fits = passwordHash !== undefined && await verify(passwordHash, password.normalize(',
    test: enumeration,
    testName: 'learns nothing from the time it takes: signing in',
  },
  {
    name: 'sign-in-of-nobody-hashes-nothing',
    guards: 'Time does not tell who has an account, whichever line would save the work.',
    file: 'api/src/domains/customers/create-customer-session.ts',
    find: 'const fits = await passwordFits(of.password, passwordHash)',
    replace: 'const fits = customer !== null && (await passwordFits(of.password, passwordHash))',
    test: enumeration,
    testName: 'learns nothing from the time it takes: signing in',
  },
  {
    name: 'sign-in-logs-the-password',
    guards: 'No password, key or token is in any log of any test.',
    file: 'api/src/domains/customers/create-customer-session.ts',
    find: 'const fits = await passwordFits(of.password, passwordHash)',
    replace:
      'context.log.info({ said: of.password }); const fits = await passwordFits(of.password, passwordHash)',
    test: 'api/src/domains/customers/session.http.test.ts',
    testName: 'signs in by e-mail and password, and is recognized by the access token',
  },
  {
    name: 'secrets-of-all-stores-may-be-removed',
    guards:
      "With the predicates of the writes removed, row security still keeps other stores' rows as they are.",
    file: 'api/migrations/0004_people_access.sql',
    find: "CREATE POLICY tenant ON commerce.store_secrets USING (store_id = nullif(current_setting('app.store_id', true), '')::uuid) WITH",
    replace: 'CREATE POLICY tenant ON commerce.store_secrets USING (true) WITH',
    test: 'api/test/access/row-security-of-writes.http.test.ts',
    testName: 'lets removeSecret change nothing of another store',
  },
  {
    name: 'request-log-holds-credentials',
    guards: 'No key or token is in any log.',
    file: 'api/src/app.ts',
    find: 'milliseconds: Math.round(milliseconds * 10) / 10,',
    replace: "sent: c.req.header('authorization'),",
    test: canaries,
    testName: 'the logs hold no password, key, token or card number',
  },
]
