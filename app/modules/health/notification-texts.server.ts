import type { NotificationTexts } from '#app/platform/notification-text.ts'
import { incidentTexts } from './incident-texts.server.ts'
import { medicationTexts } from './medication-texts.server.ts'

export const notificationTexts: NotificationTexts = { ...medicationTexts, ...incidentTexts }
