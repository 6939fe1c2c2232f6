/** A table of states: from each, which cause leads where. */
export type Transitions = Record<string, Partial<Record<string, string>>>

/** A table of states as a Mermaid diagram, line by line in the order of the table. */
export function drawStates(transitions: Transitions, first: string): string {
  const ways = Object.entries(transitions).flatMap(([from, causes]) =>
    Object.entries(causes).map(([cause, to]) => `  ${from} --> ${to}: ${cause}`),
  )
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`, ...ways, '```'].join('\n')
}
