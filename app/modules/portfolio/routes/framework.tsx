import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TermForm } from '../forms.ts'
import { addTerm, ownFramework } from '../own-framework.server.ts'
import { paths } from '../paths.ts'
import { OwnTermRow } from '../ui/own-term-row.tsx'
import { TermAdding } from '../ui/term-adding.tsx'

export const loader = load('portfolio:configure', async ({ school, t }) => ({
  areas: (await ownFramework(school)).map(area => ({ ...area, newId: uuidv7() })),
  newId: uuidv7(),
  title: t('portfolio.own.name'),
}))

export const action = act('portfolio:configure', TermForm, async ({ school, form, t }) => {
  await addTerm(school, form.termId, form.name, form.areaId)
  return redirectWithToast(paths.framework(), t('ui.state.saved'))
})

export const meta = titled

/** The school's own areas and goals. */
export default function OwnFramework() {
  const t = useT()
  const { areas, newId, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('portfolio.own.text')}
        back={{ href: paths.settings(), label: t('portfolio.settings.title') }}
      />
      <div className="flex flex-col gap-5">
        {areas.length === 0 ? <p className="text-ink-soft">{t('portfolio.own.none')}</p> : null}
        {areas.map(area => (
          <Card as="section" key={area.id} className="flex flex-col gap-3">
            <h2 className="break-words text-lg">{area.name}</h2>
            <OwnTermRow term={area} beside={areas} />
            {area.goals.length > 0 ? (
              <ul className="ms-4 flex flex-col gap-3">
                {area.goals.map(goal => (
                  <li key={goal.id}>
                    <OwnTermRow term={goal} beside={area.goals} />
                  </li>
                ))}
              </ul>
            ) : null}
            <TermAdding
              key={area.newId}
              termId={area.newId}
              areaId={area.id}
              label={t('portfolio.own.new_goal', { area: area.name })}
            />
          </Card>
        ))}
        <Card>
          <TermAdding key={newId} termId={newId} areaId={null} label={t('portfolio.own.new_area')} />
        </Card>
      </div>
    </div>
  )
}
