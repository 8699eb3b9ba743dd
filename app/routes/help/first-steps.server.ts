import type { MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import { type ActorRole, isOffice } from '#tenants/roles.ts'

interface Step {
  href: string
  title: string
  text: string
}

const byRole = {
  teacher: [
    { id: 'register', href: '/attendance', module: 'attendance' },
    { id: 'photos', href: '/albums', module: 'albums' },
    { id: 'pin', href: '/account/pin', module: null },
    { id: 'news', href: '/notifications/settings', module: null },
  ],
  guardian: [
    { id: 'consents', href: '/consents', module: null },
    { id: 'news', href: '/notifications/settings', module: null },
    { id: 'pickup', href: '/attendance', module: 'attendance' },
  ],
} as const

/** Where somebody begins. The office has its list on the home page, where it also ticks itself off; this leads there. */
export function firstStepsFor(
  { role, modules }: { role: ActorRole; modules: readonly string[] },
  t: Translate,
): Step[] {
  if (isOffice(role)) return [{ href: '/home', title: t('help.step.office'), text: t('help.step.office_text') }]
  if (role !== 'teacher' && role !== 'guardian') return []
  return byRole[role]
    .filter(({ module }) => module === null || modules.includes(module))
    .map(({ id, href }) => ({
      href,
      title: t(`help.step.${role}_${id}` as MessageKey),
      text: t(`help.step.${role}_${id}_text` as MessageKey),
    }))
}
