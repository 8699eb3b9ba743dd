import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { MailIllustration } from '#app/ui/illustrations/mail.tsx'
import { paths } from '../paths.ts'
import type { View } from '../policy.ts'

/** A list without a row: what to do next. */
export function NoConversations({ view }: { view: View }) {
  const t = useT()
  if (view !== 'all')
    return (
      <EmptyState
        illustration={<DoneIllustration />}
        title={t('messages.list.nothing_waiting')}
        text={t('messages.list.nothing_waiting_text')}
      />
    )
  return (
    <EmptyState
      illustration={<MailIllustration />}
      title={t('messages.list.empty_title')}
      text={t('messages.list.empty_text')}
      actions={<Button href={paths.start()}>{t('messages.list.new')}</Button>}
    />
  )
}
