import { Form, useNavigation } from '@remix-run/react'
import FolderDown from 'lucide-react/icons/folder-down'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** Asks for a folder that a job makes, for another in its place, or to have it deleted. */
export function AskForFolder({
  intent,
  label,
  quiet = false,
}: {
  intent: 'make' | 'anew' | 'cancel'
  label: string
  quiet?: boolean
}) {
  const t = useT()
  const busy = useNavigation().formData?.get('intent') === intent
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button
        type="submit"
        variant={quiet ? 'secondary' : 'primary'}
        icon={quiet ? undefined : FolderDown}
        busy={busy}
        busyLabel={t('ui.state.busy')}
      >
        {label}
      </Button>
    </Form>
  )
}
