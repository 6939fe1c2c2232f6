import postgres from 'postgres'

export type Database = postgres.Sql

/**
 * The schema `edge`, as role `edge_functions`. Two connections an instance, gone when it is idle; no prepared
 * statements, so that the URL may be that of a pooler in transaction mode.
 */
export function connect(url: string): Database {
  return postgres(url, {
    max: 2,
    prepare: false,
    idle_timeout: 20,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'edge_functions' },
  })
}
