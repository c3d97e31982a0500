export interface SendOptions {
  readonly cookie?: string | undefined
  /** Sent as JSON. */
  readonly body?: unknown
  /** Added to, or in place of, the headers that our own client's requests have; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body, where it is JSON. */
  readonly body: Record<string, unknown>
  /** The session cookie that was set, as it is to be sent back. */
  readonly cookie: string | undefined
}

/** A request to the API with every header in the test's hand. */
export async function send(url: string, method: string, path: string, options: SendOptions = {}): Promise<Answer> {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const headers = {
    Origin: url,
    Cookie: options.cookie,
    'Content-Type': body === undefined ? undefined : 'application/json',
    ...options.headers,
  }
  const sent = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined)
  const response = await fetch(`${url}/api${path}`, { method, headers: sent, ...(body === undefined ? {} : { body }) })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('application/json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    cookie: response.headers.get('set-cookie')?.split(';')[0],
  }
}
