import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { storedDomains } from '#tenants/domains/domain-row.server.ts'
import { asRead } from '#tenants/domains/name.server.ts'
import { proofGraceDays, troubleOf } from '#tenants/domains/state.ts'
import { mailSenderOf } from '#tenants/mail/sender/sender.server.ts'

export const notificationTexts: NotificationTexts = {
  'settings.domain_trouble': async ({ school, t }, domainIds) => {
    const rows = await storedDomains(school)
    return new Map(
      rows.flatMap(row => {
        const trouble = troubleOf(row)
        if (!trouble || !domainIds.includes(row.id)) return []
        const domain = asRead(row.hostname)
        return [
          [
            row.id,
            {
              title: t(`settings.notice.${trouble}`, { domain, days: proofGraceDays }),
              text: t(`settings.notice.${trouble}_text`),
              href: '/settings/domain',
              icon: 'triangle-alert',
            },
          ] as const,
        ]
      }),
    )
  },
  'settings.sender_trouble': async ({ school, t }, senderIds) => {
    const sender = await mailSenderOf(school)
    if (!sender || sender.verifiedAt || !senderIds.includes(sender.id)) return new Map()
    const text = {
      title: t('settings.notice.sender', { address: sender.address }),
      text: t('settings.notice.sender_text'),
      href: '/settings/mail',
      icon: 'triangle-alert',
    }
    return new Map([[sender.id, text]])
  },
}
