import { Form } from '@remix-run/react'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Send from 'lucide-react/icons/send'
import Settings from 'lucide-react/icons/settings'
import Sparkles from 'lucide-react/icons/sparkles'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ClassReport } from '../class-reports.server.ts'
import { paths } from '../paths.ts'
import type { WaitingReport } from '../review.server.ts'
import type { Term } from '../terms.server.ts'
import { ReportRow } from './report-row.tsx'

export interface ClassStartProps {
  classes: readonly { id: string; name: string }[]
  terms: readonly Term[]
  chosen: string | null
  term: string | null
  children: readonly ClassReport[]
  /** A run of the class that is not over. */
  run: string | null
  /** How many a lead has let out that are not published. */
  approved: number
  /** What waits for the actor's review. */
  waiting: readonly WaitingReport[]
  canConfigure: boolean
  /** Of the next run. */
  newId: string
  title: string
}

/** A class's reports of a term: who has one, how far it is, and drafting for all of them. */
export function ClassStart(props: ClassStartProps) {
  const { classes, terms, chosen, term, children, run, approved, waiting, canConfigure, newId, title } = props
  const t = useT()
  const { busy } = useAnswer()
  const toDraft = chosen && term && children.some(({ reportId }) => reportId === null)
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            {toDraft ? (
              <Form method="post" action={paths.drafting()} className="contents">
                <input type="hidden" name="runId" value={newId} />
                <input type="hidden" name="classId" value={chosen} />
                <input type="hidden" name="termId" value={term} />
                <Button type="submit" icon={Sparkles} busy={busy} busyLabel={t('ui.state.busy')}>
                  {t('reports.draft.all')}
                </Button>
              </Form>
            ) : null}
            {approved > 0 && chosen && term ? (
              <Form method="post" action={paths.publications()} className="contents">
                <input type="hidden" name="classId" value={chosen} />
                <input type="hidden" name="termId" value={term} />
                <Button type="submit" icon={Send} busy={busy} busyLabel={t('ui.state.busy')}>
                  {t('reports.publish.all', { count: approved })}
                </Button>
              </Form>
            ) : null}
            {run ? (
              <Button variant="secondary" href={paths.run(run)}>
                {t('reports.run.open')}
              </Button>
            ) : null}
            <Button variant="secondary" href={paths.terms()} icon={CalendarDays}>
              {t('reports.term.title')}
            </Button>
            {canConfigure ? (
              <Button variant="ghost" href={paths.settings()} icon={Settings}>
                {t('reports.settings.open')}
              </Button>
            ) : null}
          </>
        }
      />
      {waiting.length > 0 ? (
        <section className="mb-8">
          <SectionHeader title={t('reports.waiting.title')} />
          <List label={t('reports.waiting.title')}>
            {waiting.map(({ id, childName, term: name }) => (
              <ListRow key={id} title={<bdi>{childName}</bdi>} text={name} href={paths.edit(id)} />
            ))}
          </List>
        </section>
      ) : null}
      <Choices
        label={t('reports.terms')}
        of={terms}
        current={term}
        to={id => paths.start({ termId: id, classId: chosen ?? undefined })}
      />
      <Choices
        label={t('reports.classes')}
        of={classes}
        current={chosen}
        to={id => paths.start({ classId: id, termId: term ?? undefined })}
      />
      {term === null ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t('reports.term.none')}
          text={t('reports.term.none_text')}
          actions={<Button href={paths.terms()}>{t('reports.term.new')}</Button>}
        />
      ) : children.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t(chosen ? 'reports.empty.no_children.title' : 'reports.empty.no_class.title')}
          text={t(chosen ? 'reports.empty.no_children.text' : 'reports.empty.no_class.text')}
        />
      ) : (
        <>
          {toDraft ? <p className="mb-3 text-ink-soft text-sm">{t('reports.draft.hint')}</p> : null}
          <List label={t('reports.children')}>
            {children.map(child => (
              <ReportRow key={child.childId} child={child} classId={chosen ?? ''} termId={term} runId={newId} />
            ))}
          </List>
        </>
      )}
    </>
  )
}

function Choices({
  label,
  of,
  current,
  to,
}: {
  label: string
  of: readonly { id: string; name: string }[]
  current: string | null
  to: (id: string) => string
}) {
  if (of.length < 2) return null
  return (
    <nav aria-label={label} className="-mx-1 mb-5 flex flex-wrap gap-2 p-1">
      {of.map(({ id, name }) => (
        <Chip key={id} kind="link" href={to(id)} current={id === current}>
          {name}
        </Chip>
      ))}
    </nav>
  )
}
