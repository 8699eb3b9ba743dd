import type { ReactNode } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

/** A page below the account, with the way back to it. */
export function AccountPage({
  title,
  text,
  children,
}: {
  title: string
  text?: string | undefined
  children: ReactNode
}) {
  const t = useT()
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={title} text={text} back={{ href: '/account', label: t('entrance.account.title') }} />
      <Card className="flex flex-col gap-5">{children}</Card>
    </div>
  )
}
