import { type ReactNode, useId } from 'react'

interface PartProps {
  /** Its place in the order of the work, counted from 1. */
  readonly number: number
  readonly title: string
  readonly about: string
  /** Has more to say now than what it is for. */
  readonly isUnderWay: boolean
  readonly children: ReactNode
}

/** One of the steps from a list of problems to a decision, named by its heading. */
export function Part({ number, title, about, isUnderWay, children }: PartProps) {
  const id = useId()
  return (
    <section className={`priority-part priority-part-${number}`} aria-labelledby={id}>
      <h2 id={id} className="priority-heading">
        <span className="priority-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {!isUnderWay && <p className="priority-about">{about}</p>}
      {children}
    </section>
  )
}
