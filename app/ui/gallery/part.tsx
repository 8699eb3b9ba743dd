import type { ReactNode } from 'react'
import { SectionHeader } from '../section-header.tsx'

/** A part of the gallery: a name and the pieces under it. */
export function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = title.toLowerCase().replaceAll(/\W+/g, '-')
  return (
    <section aria-labelledby={id} className="mb-14">
      <SectionHeader id={id} title={title} text={text} />
      <div className="flex flex-col gap-5">{children}</div>
    </section>
  )
}

/** Pieces beside each other. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>
}
