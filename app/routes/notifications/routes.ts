import type { Area } from '#app/routes.ts'

const file = (name: string) => `routes/notifications/${name}`

/** What a member is told, and how they wish to hear of it. */
export const notificationRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    { path: 'notifications', file: file('notifications.tsx') },
    { path: 'notifications/:notificationId/reading', file: file('reading.ts') },
    { path: 'notifications/settings', file: file('settings.tsx') },
    { path: 'notifications/devices', file: file('devices.ts') },
    { path: 'notifications/devices/:pushSubscriptionId/ending', file: file('device-ending.ts') },
    { path: 'notifications/one-mail', file: file('one-mail.ts') },
    { path: 'notifications/text-messages', file: file('text-messages.ts') },
    { path: 'notifications/wechat', file: file('wechat.ts') },
    { path: 'notifications/quiet-hours', file: file('quiet-hours.tsx') },
    { path: 'notifications/school-hours', file: file('school-hours.tsx') },
  ],
}

/** The link in every mail, for whoever has it; no session is needed. */
export const unsubscribingRoutes: Area = {
  layout: 'shell/entrance.tsx',
  routes: [{ path: 'unsubscribe/:token', file: file('unsubscribe.tsx') }],
}
