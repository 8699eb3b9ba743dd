import { Form, useNavigation } from '@remix-run/react'
import Printer from 'lucide-react/icons/printer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button, type ButtonProps } from '#app/ui/button.tsx'

/** Has a sheet of join codes made; the page that follows has it when it is ready. */
export function PrintSheet({
  action,
  label,
  variant = 'secondary',
}: {
  action: string
  label: string
  variant?: ButtonProps['variant']
}) {
  const t = useT()
  const busy = useNavigation().formAction === action
  return (
    <Form method="post" action={action}>
      <Button type="submit" variant={variant} size="sm" icon={Printer} busy={busy} busyLabel={t('ui.state.busy')}>
        {label}
      </Button>
    </Form>
  )
}
