/** Loaded into a server before its own code: at each SIGUSR2 its clock jumps, a day ahead and a day behind by turns. */
const DAY_MS = 86_400_000
const RealDate = Date
let offMs = 0

class JumpingDate extends RealDate {
  constructor(...parts: [] | [value: number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + offMs)
    else super(...parts)
  }

  static override now(): number {
    return RealDate.now() + offMs
  }
}

globalThis.Date = JumpingDate as DateConstructor
process.on('SIGUSR2', () => {
  offMs = offMs > 0 ? -DAY_MS : DAY_MS
})
