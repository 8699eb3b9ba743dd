import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { MailIllustration } from '#app/ui/illustrations/mail.tsx'
import { paths } from '../paths.ts'

/** No notices yet, said to whoever looks. */
export function ListEmpty({ canWrite, older }: { canWrite: boolean; older: boolean }) {
  const t = useT()
  const which = older ? 'page' : canWrite ? 'staff' : 'family'
  return (
    <EmptyState
      illustration={<MailIllustration />}
      title={t(`notices.empty.${which}.title`)}
      text={t(`notices.empty.${which}.text`)}
      actions={canWrite && !older ? <Button href={paths.new()}>{t('notices.list.new')}</Button> : undefined}
    />
  )
}
