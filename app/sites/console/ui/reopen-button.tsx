import DoorOpen from 'lucide-react/icons/door-open'
import { useT } from '#app/platform/i18n/provider.tsx'
import { paths } from '../paths.ts'
import { ConfirmButton } from './confirm-button.tsx'

export function ReopenButton({ school }: { school: { id: string; name: string } }) {
  const t = useT()
  return (
    <ConfirmButton
      action={paths.reopenSchool(school.id)}
      label={t('console.reopen.button')}
      icon={DoorOpen}
      variant="primary"
      title={t('console.reopen.title', { school: school.name })}
      text={t('console.reopen.text')}
      confirm={t('console.reopen.button')}
    />
  )
}
