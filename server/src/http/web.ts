import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'
import type { Log } from '../log.ts'
import { StorageError, type StorageErrorCode } from '../storage/storage-error.ts'
import { type ApiParts, api } from './api.ts'
import { limitedRequests } from './guards.ts'

export interface WebParts extends ApiParts {
  readonly log: Log
  /** The folder with the built client. */
  readonly clientDir: string
  /** Whether the server takes requests and can store. */
  readonly isReady: () => boolean
}

/** The whole HTTP side: headers, health, the API, and the client's files. */
export function web(parts: WebParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders(parts.config))
  app.use(logRequests(parts.log))
  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', (_request, response) => {
    response.status(parts.isReady() ? 200 : 503).json({ ready: parts.isReady() })
  })
  app.use(limitedRequests(parts.config, parts.limits))
  app.use('/api', sayBuild(parts.clientDir), api(parts))
  app.use(pages(parts.clientDir))
  app.use(refuse(parts.log))
  return app
}

/** S13: nothing but our own files, no inline script or style, no frames, and script URLs only where a policy made them. */
function securityHeaders(config: Config) {
  const isHttps = config.publicUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        // Covers the WebSocket of the same origin too.
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        // The policy that lets the service worker in, and nothing else.
        'trusted-types': ['samtavla'],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

/** R17: which build of the client this server has, so that a page can tell that it is an older one. */
function sayBuild(clientDir: string) {
  const page = join(clientDir, 'index.html')
  const build = existsSync(page) && /name="samtavla-build" content="(\w+)"/.exec(readFileSync(page, 'utf8'))?.[1]
  return (_request: Request, response: Response, next: NextFunction): void => {
    if (build) response.setHeader('X-Samtavla-Version', build)
    next()
  }
}

/** The built client. Hashed files are kept by browsers for ever; every other address of ours is the one page. */
function pages(clientDir: string) {
  const router = express.Router()
  const assets = join(clientDir, 'assets')
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false, fallthrough: false }))
  router.get('/service-worker.js', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-cache')
    next()
  })
  router.use(express.static(clientDir, { index: false, maxAge: '1h', dotfiles: 'ignore' }))
  router.get(/^\/(?!api\/|sync\/)[^.]*$/, (_request, response) => {
    if (!existsSync(join(clientDir, 'index.html'))) throw new Failure('not-found', 'the client is not built')
    response.setHeader('Cache-Control', 'no-cache')
    response.sendFile('index.html', { root: clientDir })
  })
  router.use(() => {
    throw new Failure('not-found')
  })
  return router
}

/** The route's pattern and not its address: addresses can carry what must not be logged. */
function logRequests(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now()
    response.on('finish', () => {
      const ms = Math.round(performance.now() - start)
      const route = request.route ? `${request.baseUrl.split('/', 2).join('/')}${String(request.route.path)}` : 'other'
      log.debug({ method: request.method, route, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

/** The one place where a thrown refusal becomes an answer. */
function refuse(log: Log) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const failure = asFailure(error)
    if (['unexpected', 'not-saving'].includes(failure.reason)) log.error({ err: error }, 'request failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    response
      .status(failure.status)
      .json({ error: failure.reason, ...(failure.detail ? { detail: failure.detail } : {}) })
  }
}

/** Nothing of the request was kept, and it can be made again. */
const NOT_NOW: readonly StorageErrorCode[] = ['disk-full', 'busy', 'read-only']

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof StorageError && NOT_NOW.includes(error.code)) return new Failure('not-saving', error.code)
  // Express and its body parser throw errors that carry a status of the 4xx kind.
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (status === 413) return new Failure('too-large')
  if (status === 404) return new Failure('not-found')
  if (typeof status === 'number' && status >= 400 && status < 500) return new Failure('bad-request')
  return new Failure('unexpected')
}
