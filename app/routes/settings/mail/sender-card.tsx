import { Form, useNavigation } from '@remix-run/react'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Ask } from '#app/routes/people/ask.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import type { MailSender } from '#tenants/mail/sender/sender.server.ts'
import { RecordFields } from '../domain/record-fields.tsx'
import { Seen } from '../domain/seen.tsx'

const check = '/settings/mail/check'

/** The school's own address: in use or what is still to be made, and from where mails come meanwhile. */
export function SenderCard({ sender, school, ours }: { sender: MailSender; school: string; ours: string }) {
  const { t, locale, timeZone } = useLanguage()
  const { formAction } = useNavigation()
  const { address, verifiedAt, checkedAt, key, keySeen, takesMail, dmarc, policy, spf, told } = sender
  const used = verifiedAt !== null
  return (
    <Card as="section" className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 grow text-lg [overflow-wrap:anywhere]">{address}</h2>
        <Badge tone={used ? 'ok' : told ? 'danger' : 'warn'}>
          {t(used ? 'settings.mail.in_use' : 'settings.mail.waiting')}
        </Badge>
      </div>
      <p className="text-ink-soft [overflow-wrap:anywhere]">
        {used ? t('settings.mail.from', { school, address }) : t('settings.mail.meanwhile', { school, address: ours })}
      </p>
      <section className="flex flex-col gap-3">
        <h3 className="text-base">{t('settings.mail.key')}</h3>
        <p className="text-ink-soft text-sm">{t('settings.mail.key_text')}</p>
        <RecordFields record={key} />
        <Seen seen={keySeen} of="key" good="verified" />
      </section>
      {takesMail === false && <Banner tone="warn">{t('settings.mail.takes_none')}</Banner>}
      <details open={used && dmarc === null ? true : undefined}>
        <summary className="cursor-pointer py-1 font-semibold text-link">{t('settings.mail.recommended')}</summary>
        <div className="flex flex-col gap-3 pt-2">
          <p className="text-ink-soft text-sm">
            {dmarc ? t('settings.mail.policy_there', { policy: dmarc }) : t('settings.mail.policy_text')}
          </p>
          {!dmarc && <RecordFields record={policy} />}
          <p className="text-ink-soft text-sm">{t(spf ? 'settings.mail.spf_text' : 'settings.mail.spf_none')}</p>
          {spf && <RecordFields record={spf} />}
        </div>
      </details>
      <p className="text-ink-soft text-sm">
        {checkedAt
          ? t('settings.domain.checked', { when: formatMoment(locale, timeZone, checkedAt) })
          : t('settings.domain.unchecked')}
        <span className="block">{t(used ? 'settings.mail.next_used' : 'settings.mail.next')}</span>
      </p>
      <div className="flex flex-wrap gap-2.5">
        <Form method="post" action={check} preventScrollReset className="max-sm:w-full">
          <Button
            type="submit"
            icon={RefreshCw}
            variant={used ? 'secondary' : 'primary'}
            busy={formAction === check}
            busyLabel={t('settings.domain.checking')}
            className="max-sm:w-full"
          >
            {t('settings.domain.check')}
          </Button>
        </Form>
        <Ask
          label={t('settings.domain.remove')}
          variant="ghost"
          title={t('settings.mail.remove_title', { address })}
          text={t('settings.mail.remove_text')}
          action="/settings/mail/removal"
          confirm={t('settings.domain.remove')}
        />
      </div>
    </Card>
  )
}
