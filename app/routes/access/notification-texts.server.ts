import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { brakesOf } from '#tenants/access/brake.server.ts'

export const notificationTexts: NotificationTexts = {
  'access.braked': async ({ school, t }, brakeIds) => {
    const brakes = await brakesOf(school)
    return new Map(
      brakes
        .filter(({ id }) => brakeIds.includes(id))
        .map(({ id, name, reads }) => [
          id,
          {
            title: t('access.notice.braked', { name }),
            text: t('access.notice.braked_text', { count: reads }),
            href: '/access/brakes',
            icon: 'triangle-alert',
          },
        ]),
    )
  },
}
