/** An asynchronous interface as its engine offers it to the one thread that works for it: same methods, no promises. */
export type Blocking<T> = {
  readonly [Key in keyof T]: T[Key] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Value
    : Blocking<T[Key]>
}
