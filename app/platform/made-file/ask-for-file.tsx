import { Form, useNavigation } from '@remix-run/react'
import FileText from 'lucide-react/icons/file-text'
import { Button } from '#app/ui/button.tsx'
import { useT } from '../i18n/provider.tsx'

/** Has a file made at `action`; the page that follows has it when it is ready. */
export function AskForFile({ action, label }: { action: string; label: string }) {
  const t = useT()
  const busy = useNavigation().formAction === action
  return (
    <Form method="post" action={action} className="flex *:grow">
      <Button type="submit" variant="secondary" icon={FileText} busy={busy} busyLabel={t('ui.state.busy')}>
        {label}
      </Button>
    </Form>
  )
}
