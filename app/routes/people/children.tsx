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
import { isOffice } from '#tenants/roles.ts'
import { byClass, isFound } from './child-groups.ts'
import { ChildRows } from './child-rows.tsx'
import { ClassFilter } from './class-filter.tsx'
import { DirectorySearch } from './directory-search.tsx'
import { FoundStaff } from './found-staff.tsx'
import { LetterBar } from './letter-bar.tsx'
import { directory } from './listed-children.server.ts'
import { paths } from './paths.ts'
import { PeopleHead } from './people-head.tsx'

export const loader = load('people:view', async ({ school, actor, url, locale, t }) => ({
  title: t('people.title'),
  office: isOffice(actor.role),
  ...(await directory({ school, url, locale })),
}))

export const meta = titled

export default function Children() {
  const { t, locale } = useLanguage()
  const { office, total, children, letters, classes, staff } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const [typed, setTyped] = useState(query.get('q') ?? '')
  const wanted = useDeferredValue(typed)
  const groups = useMemo(() => byClass(children, locale), [children, locale])
  const classId = query.get('class')
  const shown = groups
    .filter(group => !classId || group.id === classId)
    .map(group => (letters ? group : { ...group, children: group.children.filter(child => isFound(child, wanted)) }))
    .filter(group => group.children.length > 0)
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
              <Button href={paths.newChild(classId ?? undefined)} icon={Plus}>
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
          <DirectorySearch typed={typed} onType={setTyped} />
          {classes.length > 1 ? <ClassFilter classes={classes} classId={classId} /> : null}
          {letters?.at ? <LetterBar letters={letters} classId={classId} /> : null}
          <FoundStaff staff={typed.trim() ? staff : []} office={office} />
          <p role="status" className="sr-only">
            {typed
              ? t('people.children.count', {
                  count: new Set(shown.flatMap(group => group.children.map(child => child.id))).size,
                })
              : ''}
          </p>
          {shown.length === 0 && staff.length === 0 ? (
            <EmptyState
              illustration={<SearchIllustration />}
              title={t('people.children.not_found')}
              text={t('people.children.not_found_hint')}
            />
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
