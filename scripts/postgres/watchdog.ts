import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/**
 * Sends signals to a process (`"123"`) or a process group (`"-123"`), three seconds apart, when this process ends,
 * even by SIGKILL: a shell waits for the end of its input, which the system closes with us.
 * `dismiss` it once the process has ended, before its number can belong to another.
 */
export function startWatchdog(target: string, signals: string[]): { dismiss(): void } {
  const script = `read -r word; [ "$word" = done ] && exit
    for signal in ${signals.join(' ')}; do
      kill -s $signal -- "$0" 2>/dev/null || exit
      for wait in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; kill -s 0 -- "$0" 2>/dev/null || exit; done
    done`
  const shell = spawn('/bin/sh', ['-c', script, target], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  unrefPipe(shell.stdin)
  return { dismiss: () => shell.stdin.end('done\n') }
}

/** Pipes to children are sockets, which would keep this process alive; their stream types do not say so. */
export function unrefPipe(pipe: unknown): void {
  if (pipe instanceof Socket) pipe.unref()
}
