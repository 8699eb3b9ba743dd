import type { ReactNode } from 'react'
import { Card } from '#app/ui/card.tsx'

/** One step at the door: what it is about, the form, and other ways below it. */
export function EntranceCard({
  title,
  text,
  children,
  below,
}: {
  title: string
  text?: ReactNode
  children: ReactNode
  below?: ReactNode
}) {
  return (
    <>
      <Card as="section">
        <h1 className="mb-2 text-2xl">{title}</h1>
        {text ? <div className="mb-5 text-ink-soft">{text}</div> : null}
        <div className="flex flex-col gap-5">{children}</div>
      </Card>
      {below ? <div className="mt-6 flex flex-col items-center gap-3 text-center text-sm">{below}</div> : null}
    </>
  )
}
