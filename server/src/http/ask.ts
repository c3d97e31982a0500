import { json, type Request, type RequestHandler, type Response } from 'express'
import * as v from 'valibot'
import { Failure } from '../errors.ts'

/** An asynchronous handler whose result is the JSON answer; `undefined` answers with 204. Refusals are thrown. */
export function answer(handler: (request: Request, response: Response) => Promise<unknown>): RequestHandler {
  return async (request, response) => {
    const body = await handler(request, response)
    if (body === undefined) response.status(204).end()
    else response.json(body)
  }
}

/** Reads the JSON bodies of requests, for `bodyOf`; answers whether there was one. Rejects what is larger and what is no JSON. */
export function bodyReader(limit: string): (request: Request, response: Response) => Promise<boolean> {
  const read = json({ limit, strict: true })
  return (request, response) =>
    new Promise((resolve, reject) => {
      read(request, response, (error?: unknown) => {
        if (error === undefined) resolve(request.body !== undefined)
        else reject(error)
      })
    })
}

/** The request's JSON body, checked. Refused with the path of what was wrong. */
export function bodyOf<const Schema extends v.GenericSchema>(request: Request, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, request.body)
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new Failure('bad-request', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
}

/** A path parameter, checked. */
export function paramOf<T extends string>(request: Request, name: string, check: (value: unknown) => value is T): T {
  const value = request.params[name]
  if (!check(value)) throw new Failure('not-found')
  return value
}
