import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Sabotage } from './sabotage.ts'

/** A sabotage and the file that lists it, relative to the root. */
export interface Listed {
  list: string
  sabotage: Sabotage
}

/**
 * Every sabotage of scripts/sabotage/list.ts and of the lists beside it (`<domain>.list.ts`).
 * @throws Error naming the list that does not load, and the first name that stands twice
 */
export async function listedSabotages(root: string): Promise<Listed[]> {
  const folder = 'scripts/sabotage'
  const names = (await readdir(join(root, folder))).filter((name) => /(?:^|\.)list\.ts$/.test(name)).sort()
  const all: Listed[] = []
  for (const name of names) {
    const list = `${folder}/${name}`
    all.push(...(await sabotagesOf(root, list)).map((sabotage) => ({ list, sabotage })))
  }
  const seen = new Map<string, string>()
  for (const { list, sabotage } of all) {
    const other = seen.get(sabotage.name)
    if (other !== undefined)
      throw new Error(`Two sabotages are called ${sabotage.name}: in ${other} and ${list}`)
    seen.set(sabotage.name, list)
  }
  return all
}

async function sabotagesOf(root: string, list: string): Promise<Sabotage[]> {
  let loaded: { sabotages?: Sabotage[] }
  try {
    loaded = await import(pathToFileURL(join(root, list)).href)
  } catch (error) {
    throw new Error(`${list} does not load: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  if (!Array.isArray(loaded.sabotages)) throw new Error(`${list} exports no list called sabotages`)
  return loaded.sabotages
}
