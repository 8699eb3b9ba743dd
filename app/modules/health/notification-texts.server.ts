import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { incidentTexts } from './incident-texts.server.ts'

export const notificationTexts: NotificationTexts = { ...incidentTexts }
