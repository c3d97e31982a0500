import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * One line of JSON an event, on standard output. What is logged is chosen field by field: never a card's text, a title, a
 * person's name, a token, a cookie or a whole address; the redaction below is a second net.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['token', 'cookie', 'key', '*.token', '*.cookie', '*.key', 'req.headers'], remove: true },
  })
}
