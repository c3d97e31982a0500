import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root } from './setup.mjs'

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']
// The space for what lives a moment, in MB. Left alone it grows over hours to many times of what the server holds.
const flags = JSON.parse(readFileSync(new URL('../server/node-flags.json', import.meta.url), 'utf8'))

/**
 * Runs a program until it ends, on this terminal, and passes every signal to stop on to it; `until` stops it too, once
 * aborted. Answers the exit code: the program's own, 0 when it ended by the signal that it was asked to stop with, and
 * 128 + the number for other signals.
 */
export function runUntilStopped(command, args, { until, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  const asked = new Set()
  const stop = (signal) => {
    asked.add(signal)
    child.kill(signal)
  }
  for (const signal of stopSignals) process.on(signal, stop)
  until?.addEventListener('abort', () => stop('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(exitCode(code, signal, asked)))
  })
}

/** Runs the server until it is stopped. Its settings come from the environment; `args` go on to it. */
export function runServer(node, args, options) {
  return runUntilStopped(node, [...flags, 'server/src/main.ts', ...args], options)
}

function exitCode(code, signal, asked) {
  if (code !== null) return code
  return asked.has(signal) ? 0 : 128 + constants.signals[signal]
}
