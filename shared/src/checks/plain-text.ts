/** A text without differences that nobody sees when reading. */
export function plainText(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
