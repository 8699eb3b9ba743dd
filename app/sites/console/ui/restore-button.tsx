import DoorOpen from 'lucide-react/icons/door-open'
import { useT } from '#app/platform/i18n/provider.tsx'
import { paths } from '../paths.ts'
import { ConfirmButton } from './confirm-button.tsx'

export function RestoreButton({ school }: { school: { id: string; name: string } }) {
  const t = useT()
  return (
    <ConfirmButton
      action={paths.restore(school.id)}
      label={t('console.restore.button')}
      icon={DoorOpen}
      variant="primary"
      title={t('console.restore.title', { school: school.name })}
      text={t('console.restore.text')}
      confirm={t('console.restore.confirm')}
    />
  )
}
