import { Form } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { paths } from '../paths.ts'

export interface OpenGrant {
  id: string
  reason: string
  mayEdit: boolean
  until: Date
}

/** By which grants of a school whoever reads this may enter it, just now. */
export function OpenGrants({
  school,
  grants,
}: {
  school: { id: string; timeZone: string }
  grants: readonly OpenGrant[]
}) {
  const { t, locale } = useLanguage()
  if (grants.length === 0) return <Card>{t('console.support.none')}</Card>
  return (
    <List label={t('console.support.title')}>
      {grants.map(({ id, reason, mayEdit, until }) => (
        <ListRow
          key={id}
          title={t('console.support.until', { moment: formatMoment(locale, school.timeZone, until) })}
          clamp={false}
          text={
            <>
              <q className="block break-words">{reason}</q>
              {t(mayEdit ? 'console.support.edits' : 'console.support.reads')}
            </>
          }
          trail={
            <Form method="post" action={paths.enter(school.id)}>
              <input type="hidden" name="grantId" value={id} />
              <Button type="submit" size="sm">
                {t('console.support.enter')}
              </Button>
            </Form>
          }
        />
      ))}
    </List>
  )
}
