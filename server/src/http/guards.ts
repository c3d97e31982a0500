import type { NextFunction, Request, Response } from 'express'
import { addressOf } from '../auth/address.ts'
import type { Limits } from '../auth/limits.ts'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'

/**
 * S18: what changes something must come from our own pages or from no page at all. Browsers say where a request comes from;
 * a client that is no browser sends neither header and has no cookies that a stranger's page could use.
 */
export function sameOriginOnly(config: Config) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { origin } = request.headers
    const site = request.headers['sec-fetch-site']
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && origin !== undefined && !config.origins.includes(origin)) throw new Failure('foreign-origin')
    if (changes && site !== undefined && site !== 'same-origin' && site !== 'none') throw new Failure('foreign-origin')
    next()
  }
}

/** S4: counts every request against its address, before anything is done for it. */
export function limitedRequests(config: Config, limits: Limits) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    await limits.request(addressOf(request, config))
    next()
  }
}
