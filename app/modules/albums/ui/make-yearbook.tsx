import { Form, useNavigation } from '@remix-run/react'
import BookImage from 'lucide-react/icons/book-image'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { paths } from '../paths.ts'

/** Has the yearbook of a child made, of the school year that `day` is in; the page that follows has it when it is ready. */
export function MakeYearbook({ childId, day, label }: { childId: string; day: string; label: string }) {
  const t = useT()
  const { formAction, formData } = useNavigation()
  const action = paths.yearbook(childId)
  const busy = formAction === action && formData?.get('day') === day
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="day" value={day} />
      <Button type="submit" variant="soft" size="sm" icon={BookImage} busy={busy} busyLabel={t('ui.state.busy')}>
        {label}
      </Button>
    </Form>
  )
}
