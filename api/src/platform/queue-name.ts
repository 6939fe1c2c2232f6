/**
 * Names of queues that pgmq takes in every version, and that are the same in tables: small letters, digits and underscores,
 * at most 47 of them (of a table's 63 signs, pgmq needs up to 16 for its own).
 */
export const queueNamePattern = /^[a-z][a-z0-9_]{0,46}$/
