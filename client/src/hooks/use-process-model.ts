import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { useEffect, useState } from 'react'

/** `unknown`: this version has no such model. `not-fetched`: the network is gone, and it is fetched when it is back. */
export type FoundModel = ProcessModel | 'loading' | 'unknown' | 'not-fetched'

export function useProcessModel(id: string): FoundModel {
  const [found, setFound] = useState<FoundModel>('loading')
  useEffect(() => {
    let isOver = false
    const stop = () => {
      isOver = true
      window.removeEventListener('online', load)
    }
    const load = async () => {
      try {
        const model = await loadProcessModel(id)
        if (isOver) return
        setFound(model ?? 'unknown')
        stop()
      } catch {
        // Said in words beside what the plan itself knows.
        if (!isOver) setFound('not-fetched')
      }
    }
    window.addEventListener('online', load)
    void load()
    return stop
  }, [id])
  return found
}
