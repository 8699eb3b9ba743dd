import { useT } from '#app/platform/i18n/provider.tsx'
import { Ask } from '#app/routes/people/ask.tsx'
import type { DomainView } from './domain-view.ts'

/** Gives a domain up, after a question where that changes something for families. */
export function RemoveDomain({ domain: { id, read, state } }: { domain: DomainView }) {
  const t = useT()
  const used = state === 'live' || state === 'proven' || state === 'certificate' || state === 'certificate_failed'
  return (
    <Ask
      label={t('settings.domain.remove')}
      variant="ghost"
      title={t('settings.domain.remove_title', { domain: read })}
      text={t(used ? 'settings.domain.remove_text' : 'settings.domain.remove_claim')}
      action={`/settings/domain/${id}/removal`}
      confirm={t('settings.domain.remove')}
      danger={used}
    />
  )
}
