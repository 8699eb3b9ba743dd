import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Card } from '#app/ui/card.tsx'
import { environment } from '#tenants/config.server.ts'
import { readOutbox } from '#tenants/mail/outbox.server.ts'
import { Problem } from '#tenants/problem.ts'

/** Mails that were kept instead of sent, in development and tests; in production there is nothing at this address. */
export const loader = load('door:open', async page => {
  if (environment().NODE_ENV === 'production') throw new Problem('not_found')
  const mails = await readOutbox()
  return {
    title: page.t('entrance.outbox.title'),
    mails: mails.map(({ id, at, to, subject, text }) => ({ id, at, to, subject, text })),
  }
})

export const meta = titled

export default function Outbox() {
  const t = useT()
  const { title, mails } = useLoaderData<typeof loader>()
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl">{title}</h1>
      {mails.length === 0 && <p className="text-ink-soft">{t('entrance.outbox.empty')}</p>}
      {mails.map(mail => (
        <Card key={mail.id} as="article">
          <h2 className="text-lg">{mail.subject}</h2>
          <p className="break-all text-ink-soft text-sm">
            {mail.to} · {mail.at}
          </p>
          <pre className="mt-3 whitespace-pre-wrap break-words font-sans text-sm">{mail.text}</pre>
        </Card>
      ))}
    </div>
  )
}
