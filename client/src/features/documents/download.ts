/** Hands a text or the bytes of a file to the browser as a file to keep. */
export function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const whole = typeof content === 'string' ? `${type};charset=utf-8` : type
  const url = URL.createObjectURL(new Blob([content], { type: whole }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A title as the name of a file, without what file systems refuse. */
export function fileName(title: string, extension: string): string {
  return `${plainName(title, 80) || 'samtavla'}.${extension}`
}

/** A title without what file systems refuse; it may be empty. */
export function plainName(title: string, most: number): string {
  return title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .trim()
}
