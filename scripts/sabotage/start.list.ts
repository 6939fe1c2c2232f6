import type { Sabotage } from './sabotage.ts'

const functions = { file: 'scripts/start/edge-functions.ts', test: 'scripts/start/edge-functions.test.ts' }
const services = { file: 'scripts/start/services.ts', test: 'scripts/start/services.test.ts' }

/** Damage to how `npm start` brings edge functions and the others together. */
export const sabotages: Sabotage[] = [
  {
    name: 'start-functions-key-from-anywhere',
    guards: 'The key of this machine’s functions opens nothing from elsewhere.',
    ...functions,
    find: "networks: ['127.0.0.0/8', '::1/128'],",
    replace: 'networks: [],',
    testName: 'its key works on this machine only, reads what functions ask for, and changes nothing',
  },
  {
    name: 'start-revoked-functions-key-stays',
    guards: 'A key of the functions that somebody has revoked is replaced at the next start.',
    ...functions,
    find: 'where key_hash = any($1) and revoked_at is null',
    replace: 'where key_hash = any($1)',
    testName: 'follows to another port, and makes another key when somebody has revoked it',
  },
  {
    name: 'start-partners-rest-too',
    guards: 'Without the local Supabase, endpoints of partners are sent events as before.',
    ...functions,
    file: 'api/src/domains/webhooks/queue-queries.ts',
    find: "WHERE e.kind = 'edge' AND e.status = 'enabled'",
    replace: "WHERE e.status = 'enabled'",
    testName:
      'functions that do not run are sent nothing, and go on where they stopped; partners are left alone',
  },
  {
    name: 'start-sites-see-keys-of-functions',
    guards: 'Sites of npm start do not see what functions are told from outside.',
    ...services,
    find: 'for (const name of [...apiOnly, ...functionsOnly]) delete base[name]',
    replace: 'for (const name of [...apiOnly]) delete base[name]',
    testName: 'gives nobody the credentials of another, be they made here or said from outside',
  },
]
