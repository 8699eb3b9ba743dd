import { useLoaderData } from '@remix-run/react'
import Eye from 'lucide-react/icons/eye'
import Plus from 'lucide-react/icons/plus'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { holdsOn } from '../condition.ts'
import { conditionsOf } from '../conditions.server.ts'
import { healthChild } from '../health-child.server.ts'
import { paths } from '../paths.ts'
import { ChildPages } from '../ui/child-pages.tsx'
import { ConditionCard } from '../ui/condition-card.tsx'

export const loader = load('health:view', async request => {
  const childId = idFrom(request.params.childId)
  await openSensitive(request, childId, 'health')
  const [child, conditions] = await Promise.all([
    healthChild(request.school, childId),
    conditionsOf(request.school, childId),
  ])
  const today = request.school.today()
  return {
    child,
    holding: conditions.filter(each => holdsOn(each, today)),
    others: conditions.filter(each => !holdsOn(each, today)),
    title: request.t('health.child.title', { name: child.shortName }),
  }
})

export const meta = titled

/** What holds of a child's health: for its guardians, and for staff who have the class or said why they look. */
export default function ChildHealth() {
  const t = useT()
  const { child, holding, others, title } = useLoaderData<typeof loader>()
  const shown = { mayEnter: child.mayEnter, staff: child.staff }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={child.classes}
        lead={<ChildAvatar id={child.id} name={child.name} photoId={child.photoId} size="lg" />}
        back={{ href: paths.overview(), label: t('health.name') }}
        actions={
          child.mayEnter ? (
            <Button href={paths.newCondition(child.id)} icon={Plus}>
              {t('health.condition.new')}
            </Button>
          ) : null
        }
      />
      <div className="flex flex-col gap-8">
        <section>
          <SectionHeader title={t('health.child.conditions')} />
          {holding.length === 0 ? (
            <EmptyState level={3} title={t('health.child.none')} text={t('health.child.none_text')} />
          ) : (
            <div className="flex flex-col gap-4">
              {holding.map(condition => (
                <ConditionCard key={condition.conditionId} condition={condition} {...shown} />
              ))}
            </div>
          )}
        </section>
        {others.length > 0 ? (
          <section>
            <SectionHeader title={t('health.child.over')} />
            <div className="flex flex-col gap-4">
              {others.map(condition => (
                <ConditionCard key={condition.conditionId} condition={condition} {...shown} />
              ))}
            </div>
          </section>
        ) : null}
        <ChildPages child={child} />
        {child.staff ? null : (
          <p className="flex items-center gap-2 text-ink-soft text-sm">
            <Eye size={18} className="shrink-0" />
            <TextLink href={`/access/${child.id}`}>{t('health.child.who_looked')}</TextLink>
          </p>
        )}
      </div>
    </div>
  )
}
