/** Why the start ends: lines for a person to read, without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
