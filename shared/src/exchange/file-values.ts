import * as v from 'valibot'
import { isTime } from '../lib/time.ts'
import { isId } from '../model/ids.ts'

/** What may stand in a room file, whoever wrote it. */
export const MAX_NAME = 200

export const idOf = <Kind extends Parameters<typeof isId>[0]>(kind: Kind) =>
  v.custom<`${Kind}_${string}`>((value) => isId(kind, value))

// A lone surrogate cannot be stored, so it is replaced here, where one can see it, and not on the way.
export const textUpTo = (length: number) =>
  v.pipe(
    v.string(),
    v.maxLength(length),
    v.transform((text) => text.toWellFormed()),
  )

export const name = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/))
export const time = v.custom<number>(isTime)

/** Items of which no two have the same values under the keys. The length is looked at before them: a huge list is refused without being read. */
export const listOf = <Item extends v.GenericSchema<unknown, Record<string, unknown>>>(
  item: Item,
  length: number,
  ...keys: (keyof v.InferOutput<Item> & string)[]
) =>
  v.pipe(
    v.array(v.unknown()),
    v.maxLength(length),
    v.array(item),
    v.rawCheck<v.InferOutput<Item>[]>((context) => findRepeated(context, keys)),
  )

function findRepeated<Item extends Record<string, unknown>>(
  { dataset, addIssue }: v.RawCheckContext<Item[]>,
  keys: readonly (keyof Item & string)[],
): void {
  if (!dataset.typed) return
  const seen = new Set<string>()
  for (const [index, item] of dataset.value.entries()) {
    const values = keys.map((key) => item[key]).join(' ')
    if (seen.has(values)) {
      const key = keys.at(-1)!
      const itemPath = { type: 'array', origin: 'value', input: dataset.value, key: index, value: item } as const
      const keyPath = { type: 'object', origin: 'value', input: { ...item }, key, value: item[key] } as const
      addIssue({ message: 'repeated', path: [itemPath, keyPath] })
      return
    }
    seen.add(values)
  }
}
