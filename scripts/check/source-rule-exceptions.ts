/** A place that may break a source rule, and why that is right. */
export interface SourceRuleException {
  /** Name of a rule in source-rules.ts. */
  rule: string
  /** Path relative to the root. */
  file: string
  reason: string
}

/** Every exception to the source rules. One that excuses nothing any more fails the check. */
export const sourceRuleExceptions: SourceRuleException[] = []
