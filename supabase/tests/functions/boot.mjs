// deno run boot.mjs <entry point>: a function on a free port of this machine, which is told on standard output.
const serve = Deno.serve
Deno.serve = (...given) => {
  const handler = given.find((one) => typeof one === 'function') ?? given[0].handler
  const onListen = ({ port }) => console.log(`listening on ${port}`)
  return serve({ hostname: '127.0.0.1', port: 0, onListen }, handler)
}
await import(Deno.args[0])
