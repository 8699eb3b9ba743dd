// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { paths as filePaths } from '#app/platform/made-file/paths.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { YearbookForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { MakeYearbook } from '../ui/make-yearbook.tsx'
import { askForYearbook } from '../yearbook-asking.server.ts'
import { yearbookYears } from '../yearbook-photos.server.ts'
import { mostInYearbook } from '../yearbook-share.ts'

export const loader = load('albums:download', async ({ school, params, t }) => {
  const childId = idFrom(params.childId)
  const { name, years } = await yearbookYears(school, childId)
  return { childId, name, years, title: t('albums.yearbook.title', { name }) }
})

export const action = act('albums:download', YearbookForm, async ({ school, resolved, params, form, locale, t }) => {
  const childId = idFrom(params.childId)
  const mediaId = await askForYearbook(school, resolved, { childId, day: form.day }, { locale, t })
  if (!mediaId) throw invalid({ '': 'albums.yearbook.none_in_year' })
  return redirect(filePaths.madeFile(mediaId, paths.yearbook(childId)))
})

export const meta = titled

/** The school years of a child that have photos, each with its book to be made. */
export default function Yearbook() {
  const t = useT()
  const { childId, name, years, title } = useLoaderData<typeof loader>()
  const { errors } = useAnswer()
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader
        title={title}
        text={t('albums.yearbook.text', { name })}
        back={{ href: paths.feed(), label: t('albums.album.back') }}
      />
      {errors['']?.map(error => (
        <Banner key={error} live tone="warn">
          {error}
        </Banner>
      ))}
      {years.length === 0 ? (
        <EmptyState
          illustration={<AlbumIllustration />}
          title={t('albums.yearbook.none_title')}
          text={t('albums.yearbook.none_text', { name })}
        />
      ) : (
        <ul role="list" className="flex flex-col gap-4">
          {years.map(year => (
            <Card as="li" key={year.name} className="flex flex-wrap items-center gap-4">
              <div className="min-w-48 grow basis-0">
                <h2 className="font-bold text-base">{t('albums.yearbook.year', { year: year.name })}</h2>
                <p className="text-ink-soft text-sm">
                  {t('albums.count.photos', { count: year.photos })}
                  {year.photos > mostInYearbook ? ` · ${t('albums.yearbook.most', { most: mostInYearbook })}` : null}
                </p>
              </div>
              <MakeYearbook childId={childId} day={year.day} label={t('albums.yearbook.make')} />
            </Card>
          ))}
        </ul>
      )}
    </div>
  )
}
