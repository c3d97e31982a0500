import { type ComponentType, useEffect, useState } from 'react'

/** Between two attempts to fetch what did not come. */
const PAUSE_MS = 2_000

export interface LateComponent<Props> {
  /** The component, once it is there; `Meanwhile` until then. */
  readonly Component: ComponentType<Props>
  /** Fetches it ahead of its first use. */
  readonly preload: () => Promise<void>
}

/**
 * A component whose code is fetched when it is first shown. React's own `lazy` holds a late part back for 300 ms once it has
 * shown something in its place; this one shows it as soon as it is there. Where the fetch fails, `Meanwhile` stays, and it is tried
 * again until it is there.
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
      // It may have come between the first picture and this.
      if (Loaded) {
        setLoaded(true)
        return
      }
      let timer: number | undefined
      let isOver = false
      const attempt = async () => {
        try {
          await preload()
          setLoaded(true)
        } catch {
          if (!isOver) timer = window.setTimeout(attempt, PAUSE_MS)
        }
      }
      void attempt()
      return () => {
        isOver = true
        clearTimeout(timer)
      }
    }, [])
    return Loaded ? <Loaded {...props} /> : <Meanwhile />
  }
  return { Component, preload }
}
