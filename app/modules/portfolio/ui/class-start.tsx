import LayoutGrid from 'lucide-react/icons/layout-grid'
import ListChecks from 'lucide-react/icons/list-checks'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Settings from 'lucide-react/icons/settings'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ClassChild } from '../class-children.server.ts'
import { paths } from '../paths.ts'
import type { ShownObservation } from '../shown-observation.ts'
import { KeptList } from './kept-list.tsx'
import { ObservationList } from './observation-list.tsx'
import { useKeeping } from './use-keeping.ts'

export interface ClassStartProps {
  classes: readonly { id: string; name: string }[]
  chosen: string | null
  children: readonly ClassChild[]
  latest: readonly ShownObservation[]
  /** The actor's own drafts, and what waits for a lead. */
  unshared: readonly ShownObservation[]
  /** How many wait for the actor's review. */
  waiting: number
  reviews: boolean
  canConfigure: boolean
  memberId: string
  words: Catalogue
  title: string
}

/** A class and when each of its children was seen last; what one has not shared yet stands on top. */
export function ClassStart(props: ClassStartProps) {
  const { classes, chosen, children, latest, unshared, waiting, reviews, canConfigure, words, title } = props
  const t = useT()
  const { kept, retry, drop } = useKeeping(props.memberId)
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            {chosen ? (
              <Button href={paths.new({ classId: chosen })} icon={Plus}>
                {t('portfolio.observe')}
              </Button>
            ) : null}
            {reviews ? (
              <Button variant="secondary" href={paths.review()} icon={ListChecks}>
                {t('portfolio.review.open', { count: waiting })}
              </Button>
            ) : null}
            <Button variant="secondary" href={paths.coverage(chosen ?? undefined)} icon={LayoutGrid}>
              {t('portfolio.coverage.title')}
            </Button>
            <Button variant="secondary" href={paths.search()} icon={Search}>
              {t('portfolio.search.title')}
            </Button>
            {canConfigure ? (
              <Button variant="ghost" href={paths.settings()} icon={Settings}>
                {t('portfolio.settings.title')}
              </Button>
            ) : null}
          </>
        }
      />
      {classes.length > 1 ? (
        <nav aria-label={t('portfolio.classes')} className="-mx-1 mb-5 flex flex-wrap gap-2 p-1">
          {classes.map(({ id, name }) => (
            <Chip key={id} kind="link" href={paths.start(id)} current={id === chosen}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      <KeptList kept={kept} faces={children} onRetry={retry} onDrop={drop} />
      {unshared.length > 0 ? (
        <section className="mb-8">
          <SectionHeader title={t('portfolio.unshared')} />
          <ObservationList observations={unshared} words={words} />
        </section>
      ) : null}
      {children.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t(chosen ? 'portfolio.empty.no_children.title' : 'portfolio.empty.no_class.title')}
          text={t(chosen ? 'portfolio.empty.no_children.text' : 'portfolio.empty.no_class.text')}
        />
      ) : (
        <List label={t('portfolio.children')}>
          {children.map(({ daysSince, lacksConsent: _shown, ...child }) => (
            <ListRow
              key={child.id}
              title={<bdi>{child.name}</bdi>}
              text={daysSince === null ? t('portfolio.seen.never') : t('portfolio.seen.days', { count: daysSince })}
              href={paths.child(child.id)}
              lead={<ChildAvatar {...child} />}
            />
          ))}
        </List>
      )}
      {latest.length > 0 ? (
        <section className="mt-8">
          <SectionHeader title={t('portfolio.latest')} />
          <ObservationList observations={latest} words={words} />
        </section>
      ) : null}
    </>
  )
}
