import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip' | 'identity'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** The best coding an `Accept-Encoding` allows. */
export function codingOf(accepted: string | undefined): Coding {
  const allowed = (accepted ?? '').split(',').flatMap((part) => {
    const [name = '', quality] = part.trim().split(/;\s*q=/)
    return quality === undefined || Number(quality) > 0 ? [name.toLowerCase()] : []
  })
  if (allowed.includes('br')) return 'br'
  return allowed.includes('gzip') ? 'gzip' : 'identity'
}

/** Bytes that are compressed once for each coding, when somebody first asks for it. */
export class CodedBytes {
  readonly plain: Buffer
  private readonly coded = new Map<Coding, Promise<Buffer>>()

  constructor(plain: Buffer) {
    this.plain = plain
  }

  in(coding: Coding): Promise<Buffer> {
    const made = this.coded.get(coding)
    if (made !== undefined) return made
    const making = compress(this.plain, coding)
    this.coded.set(coding, making)
    return making
  }
}

function compress(bytes: Buffer, coding: Coding): Promise<Buffer> {
  switch (coding) {
    case 'br':
      return compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    case 'gzip':
      return compressGzip(bytes, { level: 6 })
    case 'identity':
      return Promise.resolve(bytes)
  }
}
