import { Form, useLoaderData } from '@remix-run/react'
import Eye from 'lucide-react/icons/eye'
import PencilLine from 'lucide-react/icons/pencil-line'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { corePermissions, moduleOfPermission, type Permission } from '#tenants/permissions.ts'
import { found } from '#tenants/problem.ts'
import { grantsOf } from '#tenants/support/grants.server.ts'
import { looksOf, looksPerPage } from '#tenants/support/looks.server.ts'
import { paths } from './paths.ts'

export const loader = load('support:grant', async ({ school, params, url, t }) => {
  const id = idFrom(params.supportGrantId)
  const asked = url.searchParams.get('before')
  const [[grant], looks] = await Promise.all([
    grantsOf(school, id),
    looksOf(school, id, asked === null ? undefined : idFrom(asked)),
  ])
  return {
    title: found(grant).operatorName || t('support.who.anybody'),
    grant: found(grant),
    looks: looks.map(({ permission, ...look }) => {
      const module = permission in corePermissions ? null : moduleOfPermission(permission as Permission)
      const part = permission.split(':')[0] as CorePart
      return { ...look, what: module ? t(`${module}.name` as MessageKey) : t(`support.part.${part}`) }
    }),
    older: looks.length === looksPerPage ? paths.grant(id, looks.at(-1)?.id) : null,
  }
})
/** First halves of the core's permissions that support can have been let through by. */
type CorePart = 'site' | 'home' | 'media' | 'timeline' | 'people' | 'brand' | 'modules' | 'school' | 'support' | 'door'

export const meta = titled

/** Every page that support opened by one grant. */
export default function Grant() {
  const { t, locale, timeZone } = useLanguage()
  const { title, grant, looks, older } = useLoaderData<typeof loader>()
  const moment = (at: string) => formatMoment(locale, timeZone, at)
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={<q className="break-words">{grant.reason}</q>}
        back={{ href: paths.grants(), label: t('support.title') }}
        actions={
          grant.inForce ? (
            <Form method="post" action={paths.end(grant.id)}>
              <Button type="submit" variant="danger-soft">
                {t('support.end')}
              </Button>
            </Form>
          ) : null
        }
      />
      <p className="mb-6 text-ink-soft text-sm">
        {t('support.given', { name: grant.by, from: moment(grant.from) })}{' '}
        {grant.inForce
          ? t('support.until', { moment: moment(grant.until) })
          : t('support.over_since', { moment: moment(grant.endedAt ?? grant.until) })}
        {' · '}
        {t(grant.mayEdit ? 'support.may_edit' : 'support.reads_only')}
        {' · '}
        {t('support.visits', { count: grant.visits })}
        {' · '}
        {t('support.looks', { count: grant.looks })}
      </p>
      {looks.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('support.no_looks')}
          text={t('support.no_looks_text')}
        />
      ) : (
        <List label={t('support.looks_title')}>
          {looks.map(({ id, what, route, intent, at, operatorName }) => (
            <ListRow
              key={id}
              lead={<RowIcon icon={intent === 'act' ? PencilLine : Eye} tone={intent === 'act' ? 'accent' : 'brand'} />}
              title={intent === 'act' ? t('support.changed', { what }) : what}
              meta={moment(at)}
              clamp={false}
              text={
                <>
                  <code className="break-all text-xs">{route}</code> · {operatorName || t('support.vendor')}
                </>
              }
            />
          ))}
        </List>
      )}
      {older ? (
        <p className="mt-6 text-center">
          <Button href={older} variant="secondary">
            {t('support.older')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}
