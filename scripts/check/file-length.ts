import type { Finding, Outcome } from './finding.ts'
import { projectFiles, readText } from './tree.ts'

/** The most lines a hand-written source file may have without saying why. */
export const fileLinesMax = 400

const measured = /\.(?:ts|astro|css|sql)$/
const notMeasured = /\.gen\.ts$|(?:^|\/)(?:migrations|golden|_shared)\//
const reasonLine = /(?:\/\/|\/\*|--|<!--)\s*length:\s*(\S.*?)\s*(?:\*\/|-->)?\s*$/

/** Checks the length of every hand-written source file; a file with a reason is noted, not refused. */
export async function checkFileLength(root: string): Promise<Outcome> {
  const findings: Finding[] = []
  const notes: string[] = []
  for (const path of await projectFiles(root)) {
    if (!measured.test(path) || notMeasured.test(path)) continue
    const judged = judgeLength(path, await readText(root, path))
    if (judged?.finding) findings.push(judged.finding)
    if (judged?.note) notes.push(judged.note)
  }
  return { findings, notes }
}

/** A refusal or a note for a file over the limit; undefined for one within it. */
export function judgeLength(path: string, text: string): { finding?: Finding; note?: string } | undefined {
  const lines = text.replace(/\n$/, '').split('\n')
  if (lines.length <= fileLinesMax) return undefined
  const reason = lines
    .slice(0, 5)
    .map((line) => reasonLine.exec(line)?.[1])
    .find((found) => found !== undefined)
  if (reason !== undefined) return { note: `${path} has ${lines.length} lines: ${reason}` }
  return {
    finding: {
      where: path,
      what: `has ${lines.length} lines, more than ${fileLinesMax}`,
      fix: 'Split it by what it does, or give the reason in its first lines: // length: <reason>',
    },
  }
}
