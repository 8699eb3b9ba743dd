import { Form, useNavigation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** The one button that writes, always in reach. */
export function MakeBar({ action, count }: { action: string; count: number }) {
  const t = useT()
  const navigation = useNavigation()
  const busy = navigation.formAction === action
  return (
    <Form
      method="post"
      action={action}
      className="sticky bottom-20 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line/70 bg-surface p-4 shadow-raised sm:px-6 lg:bottom-4"
    >
      <p role="status" className="min-w-0 text-ink-soft text-sm">
        {busy ? t('people.import.making') : t('people.import.undo_promise')}
      </p>
      <Button type="submit" busy={busy} busyLabel={t('people.import.making')} className="max-sm:w-full">
        {t('people.import.make', { count })}
      </Button>
    </Form>
  )
}
