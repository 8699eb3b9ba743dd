import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load, type SchoolRequest } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found, Problem } from '#tenants/problem.ts'
import { openSite } from '#tenants/sites/own.server.ts'
import { compareSites, copyParts } from './copying.server.ts'
import { CopyForm } from './forms.ts'
import { PartCard } from './part-card.tsx'
import { partView } from './part-view.server.ts'
import { PartsLeft } from './parts-left.tsx'
import { sitePaths } from './paths.ts'

/** Another of the owner's schools. @throws Problem not_found, for this one as well */
async function otherSite({ context, params, school }: SchoolRequest) {
  const siteId = idFrom(params.siteId)
  if (siteId === school.id) throw new Problem('not_found', 'the same school')
  return openSite(found(await context.identity()), siteId)
}

export const loader = load('sites:manage', async page => {
  const from = await otherSite(page)
  const parts = await compareSites(from, page)
  const name = from.resolved.facts.name
  return {
    title: page.t('sites.copy_from', { school: name }),
    here: page.resolved.facts.name,
    parts: parts.map(each => partView(each, page.t)),
  }
})

export const action = act('sites:manage', CopyForm, async page => {
  const done = await copyParts(await otherSite(page), page, page.form.part)
  return { copied: done.map(each => partView(each, page.t)) }
})

export const meta = titled

/** What another school can give this one: what would be different, to be ticked part by part. */
export default function Site() {
  const t = useT()
  const { title, here, parts } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  const answer = useLastAnswer<typeof action>()
  const copied = answer && 'copied' in answer ? answer.copied : []
  const toTick = parts.filter(
    ({ state, changes }) => state === 'different' && changes.some(({ kind }) => kind !== 'left'),
  )
  const left = parts.filter(part => !toTick.includes(part))
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        text={t('sites.copy_text', { here })}
        back={{ href: sitePaths.all(), label: t('settings.sites.title') }}
      />
      <div className="flex flex-col gap-6">
        {copied.map(({ id, name, state, changes, more }) => {
          const count = changes.filter(({ kind }) => kind !== 'left').length + more
          return (
            <Banner key={id} live tone={state === 'done' ? 'ok' : state === 'same' ? 'info' : 'warn'} title={name}>
              {state === 'done' ? t('sites.state.done', { count }) : t(`sites.state.${state}`)}
            </Banner>
          )
        })}
        {toTick.length > 0 && (
          <Form method="post" noValidate className="flex flex-col gap-4">
            <SectionHeader title={t('sites.tick')} text={t('sites.tick_text')} />
            {toTick.map(part => (
              <PartCard key={part.value} part={part} />
            ))}
            {errors.part && (
              <Banner tone="danger" live>
                {errors.part.join(' ')}
              </Banner>
            )}
            <Button
              type="submit"
              size="lg"
              busy={busy}
              busyLabel={t('ui.state.busy')}
              className="self-start max-sm:w-full"
            >
              {t('sites.submit', { here })}
            </Button>
          </Form>
        )}
        <PartsLeft parts={left} all={toTick.length === 0} />
      </div>
    </div>
  )
}
