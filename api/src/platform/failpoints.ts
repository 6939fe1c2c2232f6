let armed: string | undefined

/** Tests arm one named point; production refuses to start with one (see env.ts). */
export function armFailpoint(name: string | undefined): void {
  armed = name
}

/** Kills the process as a power cut would, when this point is armed. */
export function failpoint(name: string): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL')
}
