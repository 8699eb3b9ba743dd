import { useLoaderData, useSearchParams } from '@remix-run/react'
import FileUp from 'lucide-react/icons/file-up'
import Plus from 'lucide-react/icons/plus'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { tagsOf } from '#tenants/people/tags.server.ts'
import { isOffice } from '#tenants/roles.ts'
import { byClass, shownOf } from './child-groups.ts'
import { ChildRows } from './child-rows.tsx'
import { ClassFilter } from './class-filter.tsx'
import { DirectorySearch } from './directory-search.tsx'
import { FoundStaff } from './found-staff.tsx'
import { LetterBar } from './letter-bar.tsx'
import { directory } from './listed-children.server.ts'
import { filterFrom, paths } from './paths.ts'
import { PeopleHead } from './people-head.tsx'
import { ChildChoice } from './tags/child-choice.tsx'
import { TagFilter } from './tags/tag-filter.tsx'
import { useFound } from './use-found.ts'

export const loader = load('people:view', async ({ school, actor, url, locale, t }) => ({
  title: t('people.title'),
  office: isOffice(actor.role),
  ...(await directory({ school, url, locale })),
  tags: (await tagsOf(school)).filter(tag => !tag.archived && (tag.children > 0 || isOffice(actor.role))),
}))

export const meta = titled

export default function Children() {
  const { t, locale } = useLanguage()
  const { office, total, children, letters, classes, tags } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const { found, busy } = useFound(typed)
  // A list that is leafed through by the letter is searched by the school.
  const among = letters && typed.trim() ? found.children : children
  const groups = useMemo(() => byClass(among, locale), [among, locale])
  const filter = filterFrom(query, office)
  const { classId } = filter
  const shown = shownOf(groups, filter, letters ? '' : wanted)
  return (
    <>
      <PeopleHead
        tab="children"
        text={total > 0 ? t('people.children.count', { count: total }) : undefined}
        actions={
          office && total > 0 ? (
            <>
              <Button href={paths.import()} variant="secondary" icon={FileUp}>
                {t('people.children.import')}
              </Button>
              <Button href={paths.newChild(classId)} icon={Plus}>
                {t('people.children.add')}
              </Button>
            </>
          ) : undefined
        }
      />
      {total === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('people.children.none')}
          text={office ? t('people.children.none_office') : t('people.children.none_teacher')}
          actions={
            office ? (
              <>
                <Button href={paths.import()} icon={FileUp}>
                  {t('people.children.import')}
                </Button>
                <Button href={paths.newChild()} variant="secondary">
                  {t('people.children.add')}
                </Button>
              </>
            ) : undefined
          }
        />
      ) : (
        <>
          <DirectorySearch typed={typed} busy={busy} onType={setTyped} />
          {classes.length > 1 ? <ClassFilter classes={classes} filter={filter} /> : null}
          <TagFilter tags={tags} filter={filter} office={office} />
          {letters?.at && !typed.trim() ? <LetterBar letters={letters} filter={filter} /> : null}
          <FoundStaff staff={found.staff} office={office} />
          <p role="status" className="sr-only">
            {typed
              ? t('people.children.count', {
                  count: new Set(shown.flatMap(group => group.children.map(child => child.id))).size,
                })
              : ''}
          </p>
          {shown.length === 0 && found.staff.length === 0 && !busy ? (
            <EmptyState
              illustration={<SearchIllustration />}
              title={t('people.children.not_found')}
              text={t('people.children.not_found_hint')}
            />
          ) : filter.choosing && tags.length > 0 ? (
            <ChildChoice groups={shown} tags={tags} />
          ) : (
            <div className="flex flex-col gap-8">
              {shown.map(group => (
                <ChildRows key={group.id} group={group} searched={wanted.trim() !== ''} />
              ))}
            </div>
          )}
        </>
      )}
    </>
  )
}
