import { setImmediate as nextTurn } from 'node:timers/promises'

/** Loaded into a program before its own code: answers what the process has used so far, and what it holds at present. */
process.on('message', (question) => {
  if (question === 'usage') answerUsage()
  else if (question === 'memory') void answerMemory()
})
process.channel?.unref()

function answerUsage(): void {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuSeconds: (user + system) / 1e6, rssBytes: process.memoryUsage.rss() })
}

/** What the collector leaves: the second pass takes what the first one only let go of. */
async function answerMemory(): Promise<void> {
  globalThis.gc?.()
  await nextTurn()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heapBytes: heapUsed + external, rssBytes: rss })
}
