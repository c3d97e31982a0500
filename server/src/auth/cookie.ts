import { parseCookie, stringifySetCookie } from 'cookie'

const MAX_AGE_S = 180 * 24 * 60 * 60

/** The `__Host-` prefix ties the cookie to this very host, but browsers take it over HTTPS only. */
function nameFor(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-samtavla' : 'samtavla'
}

export function readSessionCookie(header: string | undefined, publicUrl: string): string | undefined {
  return header ? parseCookie(header)[nameFor(publicUrl)] : undefined
}

/** The `Set-Cookie` header that begins a session, or ends it when there is no token. */
export function sessionCookie(publicUrl: string, token: string | undefined): string {
  return stringifySetCookie({
    name: nameFor(publicUrl),
    value: token ?? '',
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'lax',
    path: '/',
    maxAge: token === undefined ? 0 : MAX_AGE_S,
  })
}
