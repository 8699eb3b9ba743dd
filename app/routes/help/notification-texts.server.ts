import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { subjectsOf } from '#tenants/help/requests.server.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  'help.answered': async ({ school, t }, ids) => {
    const subjects = await subjectsOf(school, ids)
    return new Map(
      [...subjects].map(([id, subject]) => [
        id,
        { title: t('help.told.answered'), text: subject, href: paths.request(id), icon: 'circle-help' },
      ]),
    )
  },
}
