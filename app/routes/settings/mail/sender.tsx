import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { environment } from '#tenants/config.server.ts'
import { addressOf } from '#tenants/mail/mail.server.ts'
import { mailSenderOf, setSender } from '#tenants/mail/sender/sender.server.ts'
import { SenderForm } from '../forms.ts'
import { SenderCard } from './sender-card.tsx'
import { SenderFields } from './sender-fields.tsx'

export const loader = load('school:settings', async ({ school, t }) => ({
  title: t('settings.mail.title'),
  sender: await mailSenderOf(school),
  school: school.facts.name,
  ours: addressOf(environment().MAIL_FROM),
}))

export const action = act('school:settings', SenderForm, async ({ school, form, t }) => {
  const set = await setSender(school, form)
  if (!set.ok)
    throw invalid(
      set.reason === 'mailbox'
        ? { mailbox: 'settings.mail.mailbox_wrong' }
        : { domain: `settings.domain.fault.${set.reason}` },
    )
  return redirectWithToast('/settings/mail', t('settings.mail.set'))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Sender() {
  const t = useT()
  const { title, sender, school, ours } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        text={t('settings.mail.text', { school })}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <div className="flex flex-col gap-6">
        {sender && <SenderCard sender={sender} school={school} ours={ours} />}
        <SenderFields key={sender?.id ?? 'none'} sender={sender} />
      </div>
    </div>
  )
}
