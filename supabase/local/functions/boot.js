// Runs one edge function in a Deno process of its own, as the platform's runtime would: the address is ours to choose,
// `EdgeRuntime.waitUntil` exists, and SIGTERM lets what runs end first. Plain JavaScript, because Deno reads it.
//
//   deno run … boot.js <entry point>

// The gateway holds the other end of our input: when it is gone, however that came, nobody asks this function any more.
const untilGatewayEnds = async () => {
  for await (const _ of Deno.stdin.readable);
  Deno.exit(0)
}
void untilGatewayEnds()
// Ctrl-C reaches the whole group; the gateway tells us by SIGTERM, when it has no more requests.
Deno.addSignalListener('SIGINT', () => undefined)

const serve = Deno.serve.bind(Deno)
const running = new Set()
let isServing = false

const watched = (work) => {
  running.add(work)
  work.then(
    () => running.delete(work),
    () => running.delete(work),
  )
}
globalThis.EdgeRuntime = { waitUntil: (work) => watched(Promise.resolve(work)) }

function listen(handler) {
  if (isServing) throw new Error('Deno.serve was called twice')
  isServing = true
  const options = {
    hostname: '127.0.0.1',
    port: 0,
    // The line by which the gateway learns where the function is.
    onListen: ({ port }) => console.log(`\u0000listening ${port}`),
  }
  const server = serve(options, handler)
  Deno.addSignalListener('SIGTERM', async () => {
    await server.shutdown()
    while (running.size > 0) await Promise.allSettled(running)
    Deno.exit(0)
  })
  return server
}

// As (handler), (options, handler) and (options with a handler).
Deno.serve = (...args) => {
  const handler = args.find((one) => typeof one === 'function') ?? args[0]?.handler
  if (typeof handler !== 'function') throw new TypeError('Deno.serve needs a handler')
  return listen(handler)
}

const module = await import(`file://${Deno.args[0]}`)
if (!isServing && typeof module.default?.fetch === 'function') {
  listen((request, info) => module.default.fetch(request, info))
}
if (!isServing) throw new Error('The function serves nothing: it called no Deno.serve and exports no fetch.')
