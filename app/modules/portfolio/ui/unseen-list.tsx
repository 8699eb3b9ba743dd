import Plus from 'lucide-react/icons/plus'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatList } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { CoverageProps } from './coverage-grid.tsx'

/** Who was not seen for too long, and where: those with most areas first. */
export function UnseenList({ areas, rows, weeks }: CoverageProps & { weeks: number }) {
  const { locale, t } = useLanguage()
  const names = new Map(areas.map(({ key, name }) => [key, name]))
  const missed = rows
    .map(({ child, cells }) => ({ child, unseen: cells.filter(({ unseen }) => unseen) }))
    .filter(({ unseen }) => unseen.length > 0)
    .toSorted((a, b) => b.unseen.length - a.unseen.length)
  if (missed.length === 0) return <p className="font-bold">{t('portfolio.coverage.all_seen', { count: weeks })}</p>
  return (
    <section>
      <SectionHeader title={t('portfolio.coverage.unseen', { count: weeks })} />
      <List label={t('portfolio.coverage.unseen', { count: weeks })}>
        {missed.map(({ child, unseen }) => (
          <ListRow
            key={child.id}
            title={<bdi>{child.name}</bdi>}
            text={
              unseen.length === areas.length
                ? t('portfolio.coverage.nowhere')
                : formatList(
                    locale,
                    unseen.map(({ area }) => names.get(area) ?? ''),
                  )
            }
            clamp={false}
            lead={<ChildAvatar {...child} />}
            trail={
              <Button
                size="sm"
                variant="secondary"
                icon={Plus}
                href={paths.new({ childId: child.id })}
                aria-label={t('portfolio.observe_child', { name: child.name })}
              >
                {t('portfolio.observe')}
              </Button>
            }
          />
        ))}
      </List>
    </section>
  )
}
