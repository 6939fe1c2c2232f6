import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { parse } from 'yaml'

/** What a thread of its own does: it reads the contract and answers with the same as JSON. */
const contract = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')
parentPort?.postMessage(JSON.stringify(parse(contract)))
