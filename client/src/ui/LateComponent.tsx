import { type ComponentType, useEffect, useState } from 'react'

export interface LateComponent<Props> {
  /** The component, once it is there; `Meanwhile` until then. */
  readonly Component: ComponentType<Props>
  /** Fetches it ahead of its first use. */
  readonly preload: () => Promise<void>
}

/**
 * A component whose code is fetched when it is first shown. React's own `lazy` holds a late part back for 300 ms once it has
 * shown something in its place; this one shows it as soon as it is there. Where the fetch fails, `Meanwhile` stays, and the
 * next use tries again.
 */
export function lateComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType = () => null,
): LateComponent<Props> {
  let Loaded: ComponentType<Props> | undefined
  const preload = async () => {
    Loaded ??= await load()
  }
  function Component(props: Props) {
    const [, setLoaded] = useState(Loaded !== undefined)
    useEffect(() => {
      if (Loaded) return
      preload().then(
        () => setLoaded(true),
        () => setLoaded(false),
      )
    }, [])
    return Loaded ? <Loaded {...props} /> : <Meanwhile />
  }
  return { Component, preload }
}
