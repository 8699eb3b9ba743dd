import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { paths } from '../paths.ts'
import { ColumnMatch } from './column-match.tsx'
import { MakeBar } from './make-bar.tsx'
import { NewTags } from './new-tags.tsx'
import { ProblemTable } from './problem-table.tsx'
import { LeftOut, NewcomerTable } from './row-tables.tsx'
import type { ShownRoster } from './shown.server.ts'

/** A file to be looked through: what its columns are, what is wrong, who would come in. */
export function WaitingRoster({ id, shown }: { id: string; shown: ShownRoster }) {
  const t = useT()
  const { counts, newClasses, newTags, obstacle, here, twice } = shown
  const read = obstacle !== 'no_names' && obstacle !== 'order_unknown'
  return (
    <>
      <PageHeader
        title={t('people.import.look')}
        text={t('people.import.rows', { count: shown.rowCount })}
        back={{ href: paths.import(), label: t('people.import.title') }}
        actions={
          <Form method="post" action={paths.dropRoster(id)}>
            <Button type="submit" variant="ghost">
              {t('people.import.drop_roster')}
            </Button>
          </Form>
        }
      />
      <div className="flex flex-col gap-8">
        {obstacle ? (
          <Banner tone={obstacle === 'problems' ? 'danger' : 'warn'} title={t(`people.import.obstacle.${obstacle}`)}>
            {t(`people.import.obstacle.${obstacle}_text`, { count: shown.problemRows })}
          </Banner>
        ) : null}
        <ColumnMatch shown={shown} open={!read} />
        {shown.problemCount > 0 ? (
          <ProblemTable problems={shown.problems} count={shown.problemCount} file={paths.rosterProblems(id)} />
        ) : null}
        {read ? (
          <>
            <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
              <Stat label={t('people.import.new_children')} value={counts.children} />
              <Stat
                label={t('people.import.new_guardians')}
                value={counts.guardians}
                text={
                  counts.knownGuardians > 0
                    ? t('people.import.known_guardians', { count: counts.knownGuardians })
                    : undefined
                }
              />
              <Stat
                label={t('people.import.new_classes')}
                value={newClasses.length}
                text={newClasses.length > 0 ? newClasses.slice(0, 12).join(', ') : undefined}
              />
              <Stat label={t('people.import.left_out')} value={here.count + twice.count} />
            </div>
            <NewTags names={newTags} />
            <LeftOut here={here} twice={twice} />
            {counts.children > 0 ? <NewcomerTable rows={shown.rows} count={counts.children} /> : null}
          </>
        ) : null}
        {obstacle === null ? <MakeBar action={paths.makeImport(id)} count={counts.children} /> : null}
      </div>
    </>
  )
}
