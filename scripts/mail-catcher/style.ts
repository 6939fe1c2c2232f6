/** The catcher's style sheet. */
export const style = `
:root { color-scheme: light; --ink: #1d1d1b; --soft: #5a5a55; --line: #d8d6ce; --paper: #f3f2ee; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem clamp(1rem, 3vw, 2.5rem); color: var(--ink); background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
a { color: inherit; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid #1a5fb4; outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
header h1 { margin-right: auto; }
input, button { font: inherit; padding: .3rem .6rem; border: 1px solid var(--soft); background: #fff; color: inherit; }
button { cursor: pointer; }
ol { list-style: none; margin: 0; padding: 0; }
li { border-bottom: 1px solid var(--line); }
li a { display: grid; grid-template-columns: minmax(10rem, 1fr) 2fr auto; gap: 1.5rem; padding: .75rem .5rem; text-decoration: none; }
li a:hover { background: var(--paper); }
.to, time, .soft, dt { color: var(--soft); }
.subject { font-weight: 600; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0 1.5rem; }
dd { margin: 0; }
.two { display: grid; gap: 1.5rem; }
iframe { display: block; width: 100%; height: 44rem; border: 1px solid var(--line); resize: vertical; }
pre { margin: 0; padding: 1rem; border: 1px solid var(--line); background: var(--paper); white-space: pre-wrap; font-size: .875rem; }
@media (min-width: 60rem) { .two { grid-template-columns: 3fr 2fr; } }
@media (max-width: 40rem) { li a { grid-template-columns: 1fr; gap: 0; } }
`
