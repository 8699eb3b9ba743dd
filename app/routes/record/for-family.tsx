// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { Form, useNavigation } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { RecordReader } from '#tenants/people/record/asking.server.ts'

/** For the office: the guardians for whom a record can be made. */
export function ForFamily({ readers }: { readers: readonly RecordReader[] }) {
  const t = useT()
  const asked = useNavigation().formData?.get('memberId')
  if (readers.length === 0) return <EmptyState title={t('record.office_none')} text={t('record.office_none_text')} />
  return (
    <ul role="list" className="flex flex-col gap-3" aria-live="polite">
      {readers.map(({ memberId, name, waiting }) => (
        <Card as="li" key={memberId} className="flex flex-col gap-3">
          {waiting ? (
            <p>{t('record.office_asked', { name })}</p>
          ) : (
            <Form method="post" className="flex *:grow">
              <input type="hidden" name="intent" value="make" />
              <input type="hidden" name="memberId" value={memberId} />
              <Button type="submit" variant="secondary" busy={asked === memberId} busyLabel={t('ui.state.busy')}>
                {t('record.office_make', { name })}
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </ul>
  )
}
