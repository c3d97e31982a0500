/**
 * Takes the secret of an invite or personal link out of the address, so that it stays in no history, bookmark or shared screen
 * (S3). For the life of the tab it is kept, so that a reload still works.
 */
export function takeSecret(page: string): string {
  const key = `samtavla/secret/${page}`
  const fromAddress = decoded(window.location.hash.slice(1))
  if (fromAddress !== '') {
    sessionStorage.setItem(key, fromAddress)
    window.history.replaceState(null, '', window.location.pathname)
  }
  return fromAddress || (sessionStorage.getItem(key) ?? '')
}

export function forgetSecret(page: string): void {
  sessionStorage.removeItem(`samtavla/secret/${page}`)
}

/** A mistyped address can be one that no encoding gives; it is then a wrong secret like any other. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
