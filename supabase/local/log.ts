/** One line of the log. Never holds a key, a token or what was sent. */
export type Log = (line: { msg: string } & Record<string, string | number | boolean>) => void

/** Lines of JSON with their time (ISO 8601), one each. */
export const createLog =
  (write: (text: string) => void = (text) => void process.stdout.write(text)): Log =>
  (line) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), service: 'supabase', ...line })}\n`)
