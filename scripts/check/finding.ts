/** One thing a check refuses: where it is, what is wrong, and what to do about it. */
export interface Finding {
  /** Path relative to the root, with `:line` where a line is known. */
  where: string
  what: string
  /** What the author does now; the same advice is printed once. */
  fix?: string
}

/** What a check has to say: nothing refused means it passed. `notes` are printed either way. */
export interface Outcome {
  findings: Finding[]
  notes?: string[]
  /** Raw output of a tool, printed as it is when the check fails. */
  output?: string
}

/** A named check of the project. `run` gets the absolute path of the root. */
export interface Check {
  name: string
  /** One line: what is guaranteed when it passes. */
  guarantees: string
  run: (root: string) => Promise<Outcome>
}
